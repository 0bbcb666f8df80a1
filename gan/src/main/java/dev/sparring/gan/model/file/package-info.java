/**
 * Networks of a user's own layers, read from a file that DL4J wrote. Such a file may come from anybody, so it is read as plain values
 * first, and DL4J is given nothing that names a class outside {@link dev.sparring.gan.model.file.AllowedClasses}.
 */
@NullMarked
package dev.sparring.gan.model.file;

import org.jspecify.annotations.NullMarked;
