from types import SimpleNamespace

logging = SimpleNamespace(
    CRITICAL=50,
    get_verbosity=lambda: 30,
    set_verbosity=lambda level: None,
    is_progress_bar_enabled=lambda: False,
    disable_progress_bar=lambda: None,
)
