/** What can be trained, and the runs that were: the window's first page. */
@NullMarked
package dev.sparring.ui.desktop.page.runs;

import org.jspecify.annotations.NullMarked;
