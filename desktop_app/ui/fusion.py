"""How Fusion, the style of Qt, draws what the program does not draw itself."""

from PySide6.QtGui import QColor, QPalette

from desktop_app.ui.tokens import CONTRAST, Tokens

MENU_RADIUS = 8


def palette_of(tokens: Tokens) -> QPalette:
    """Return the tokens as a palette."""
    role = QPalette.ColorRole
    palette = QPalette()
    for colour, roles in (
        (tokens.app, (role.Window,)),
        (tokens.rail, (role.Shadow,)),
        (tokens.card, (role.Base,)),
        (
            tokens.raised,
            (role.AlternateBase, role.Button, role.ToolTipBase, role.Light),
        ),
        (
            tokens.text,
            (role.WindowText, role.Text, role.ButtonText, role.BrightText, role.ToolTipText),
        ),
        (tokens.faint, (role.PlaceholderText,)),
        (tokens.hairline, (role.Midlight, role.Mid)),
        (tokens.edge, (role.Dark,)),
        (tokens.accent, (role.Highlight, role.Accent, role.Link, role.LinkVisited)),
        (tokens.on_accent, (role.HighlightedText,)),
    ):
        for one in roles:
            palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(tokens.greyed))
    return palette


def stylesheet_of(tokens: Tokens) -> str:
    """Return the little that Fusion cannot do from a palette."""
    bar = tokens.edge if tokens is CONTRAST else tokens.hairline
    return f"""
    QToolTip {{ color: {tokens.text}; background: {tokens.raised};
        border: 1px solid {tokens.hairline}; padding: 4px 8px; }}
    QScrollBar:vertical {{ background: transparent; width: 14px; margin: 0; border: none; }}
    QScrollBar:horizontal {{ background: transparent; height: 14px; margin: 0; border: none; }}
    QScrollBar::handle:vertical {{ background: {bar}; min-height: 40px; border-radius: 3px;
        margin: 0 4px; }}
    QScrollBar::handle:horizontal {{ background: {bar}; min-width: 40px; border-radius: 3px;
        margin: 4px 0; }}
    QScrollBar::handle:disabled {{ background: transparent; }}
    QScrollBar::handle:hover {{ background: {tokens.edge}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QMenu {{ background: {tokens.raised}; color: {tokens.text};
        border: 1px solid {tokens.hairline}; padding: 6px; }}
    Menu {{ border-radius: {MENU_RADIUS}px; }}
    QMenu::item {{ padding: 7px 24px 7px 12px; border-radius: 6px; }}
    QMenu::item:selected {{ background: {tokens.accent}; color: {tokens.on_accent}; }}
    QMenu::item:disabled {{ color: {tokens.faint}; }}
    QMenu::separator {{ background: {tokens.hairline}; height: 1px; margin: 6px 8px; }}
    QMenu::indicator {{ width: 0; }}
    QMenu::icon {{ padding-left: 8px; }}
    """
