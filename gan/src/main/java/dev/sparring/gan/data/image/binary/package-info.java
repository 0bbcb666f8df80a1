/** Images in files of many: IDX, as MNIST's, and CIFAR-10's. Files are hostile: every size is checked before anything is allocated. */
@NullMarked
package dev.sparring.gan.data.image.binary;

import org.jspecify.annotations.NullMarked;
