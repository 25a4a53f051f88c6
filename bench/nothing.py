"""A service that reads a request and accepts it, with nothing behind: what the client can send."""

from __future__ import annotations

import asyncio
import sys

ANSWER = b"HTTP/1.1 303 See Other\r\nLocation: /\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


class Accepts(asyncio.Protocol):
    """One connection."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 -- it is one
        self._transport, self._request = transport, bytearray()

    def data_received(self, data: bytes) -> None:
        self._request += data
        head, end, body = self._request.partition(b"\r\n\r\n")
        length = head.partition(b"Content-Length: ")[2].partition(b"\r\n")[0]
        if end and len(body) >= int(length or 0):
            self._transport.write(ANSWER)
            self._transport.close()


async def serve(port: int) -> None:
    """Serve until the end."""
    server = await asyncio.get_running_loop().create_server(Accepts, "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
