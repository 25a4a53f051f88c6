def described() -> dict[str, object]:
    return {}
