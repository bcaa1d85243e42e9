"""The OpenAPI document: what can be asked of the desk, for programs and for those who write them."""
