package dev.sparring.gan.data;

import dev.sparring.gan.SparringException;

/** Says of samples that are read only when they are needed what {@link DataConfig#open} says of others before. */
public final class UncheckedDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SparringException.Data data;

    /**
     * Around an error.
     *
     * @param data what is wrong and what to do
     */
    public UncheckedDataException(SparringException.Data data) {
        super(data.getMessage(), data);
        this.data = data;
    }

    /**
     * The error itself.
     *
     * @return what is wrong and what to do
     */
    public SparringException.Data data() {
        return data;
    }
}
