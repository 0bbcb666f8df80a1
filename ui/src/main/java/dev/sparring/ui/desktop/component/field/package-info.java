/** Where a person chooses or types a value: controls that are bound to a property, and their names. No page is known here. */
@NullMarked
package dev.sparring.ui.desktop.component.field;

import org.jspecify.annotations.NullMarked;
