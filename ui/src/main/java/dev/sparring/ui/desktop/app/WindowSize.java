package dev.sparring.ui.desktop.app;

/**
 * How large a window is.
 *
 * @param width in pixels
 * @param height in pixels
 * @param maximised whether it fills the screen; width and height are what it has otherwise
 */
record WindowSize(double width, double height, boolean maximised) {}
