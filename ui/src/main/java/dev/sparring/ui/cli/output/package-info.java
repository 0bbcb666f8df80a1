/** What commands print and write: progress, tables, curves, files. No command stands here, and nothing here parses one. */
@NullMarked
package dev.sparring.ui.cli.output;

import org.jspecify.annotations.NullMarked;
