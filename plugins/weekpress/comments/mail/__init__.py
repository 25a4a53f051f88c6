"""Mail: what moderators and commenters are sent, and how it goes out."""
