package dev.sparring.gan.loss;

/**
 * The mean over a batch of {@code -log softmax(logits)[label]}, with its gradient {@code (softmax(logits) - onehot(label)) /
 * batch}. Pure; all sums in double precision, logits of any size.
 */
public final class SoftmaxCrossEntropy {

    private SoftmaxCrossEntropy() {}

    /**
     * The loss, and its gradient to the logits.
     *
     * @param logits {@code [batch, classes]}
     * @param labels one a row, each in [0, classes)
     * @param gradient where to, as long as the logits
     * @return the loss
     * @throws IllegalArgumentException if there is not a whole row for each label, or a label is out of range
     */
    public static double of(float[] logits, int[] labels, float[] gradient) {
        int classes = labels.length == 0 ? 0 : logits.length / labels.length;
        if (classes == 0 || logits.length != classes * labels.length || gradient.length != logits.length) {
            throw new IllegalArgumentException("logits and gradient must be whole rows, one for each label, got "
                    + logits.length + " and " + gradient.length + " for " + labels.length + " labels");
        }
        for (int label : labels) {
            if (label < 0 || label >= classes) {
                throw new IllegalArgumentException("a label must be in [0, " + classes + "), got " + label);
            }
        }
        double[] row = new double[classes];
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            int from = i * classes;
            double logSum = softmax(logits, from, row);
            loss += logSum - logits[from + labels[i]];
            for (int k = 0; k < classes; k++) {
                gradient[from + k] = (float) ((row[k] - (k == labels[i] ? 1 : 0)) / labels.length);
            }
        }
        return loss / labels.length;
    }

    /**
     * The probabilities of one row of logits.
     *
     * @param logits of many rows
     * @param from index of the row's first one
     * @param probabilities where to, one a class
     * @return the logarithm of the summed exponentials of the logits
     */
    public static double softmax(float[] logits, int from, double[] probabilities) {
        double most = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < probabilities.length; k++) {
            most = Math.max(most, logits[from + k]);
        }
        double sum = 0;
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] = Math.exp(logits[from + k] - most);
            sum += probabilities[k];
        }
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] /= sum;
        }
        return most + Math.log(sum);
    }
}
