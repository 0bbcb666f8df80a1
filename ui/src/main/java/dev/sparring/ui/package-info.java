/** The application: a command line and a desktop over the same runs. */
@NullMarked
package dev.sparring.ui;

import org.jspecify.annotations.NullMarked;
