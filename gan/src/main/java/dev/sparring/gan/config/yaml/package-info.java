/**
 * How a configuration is read: YAML text to trees and back, a {@link dev.sparring.gan.config.yaml.Section} that says which keys a
 * mapping may hold, a {@link dev.sparring.gan.config.yaml.ConfigReader} that reads them. Which keys there are is not known here.
 */
@NullMarked
package dev.sparring.gan.config.yaml;

import org.jspecify.annotations.NullMarked;
