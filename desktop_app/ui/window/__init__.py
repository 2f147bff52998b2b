"""The parts of the main window: its frame, its pages, the bars at the top, the side panel."""
