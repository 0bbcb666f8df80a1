package dev.sparring.gan.penalty;

/**
 * The LeCam regulariser (Tseng et al. 2021, "Regularizing generative adversarial networks under limited data", CVPR): logits of real
 * samples are held to where those of generated ones have been, and the other way round.
 *
 * <p>{@code weight (mean max(0, D(real) - F)^2 + mean max(0, R - D(fake))^2)}, with R and F running means of the logits; they begin with
 * the first update, which is not penalised, and anew where the logits have left all bounds.
 */
final class LeCam implements Penalty {

    private final double weight;
    private final double decay;
    private double real = Double.NaN;
    private double fake = Double.NaN;
    private double realBefore = Double.NaN;

    LeCam(double weight, double decay) {
        this.weight = weight;
        this.decay = decay;
    }

    @Override
    public double addToReal(float[] logits, float[] gradient, double scale) {
        // NaN until there was an update, and nothing is above it.
        double anchor = Double.isFinite(fake) ? fake : Double.NaN;
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double above = Math.max(0, logits[i] - anchor);
            if (above > 0) {
                sum += above * above;
                gradient[i] += (float) (scale * weight * 2 * above / logits.length);
            }
        }
        realBefore = real;
        real = moved(real, logits);
        return weight * sum / logits.length;
    }

    @Override
    public double addToFake(float[] logits, float[] gradient, double scale) {
        double anchor = Double.isFinite(realBefore) ? realBefore : Double.NaN;
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            double below = Math.max(0, anchor - logits[i]);
            if (below > 0) {
                sum += below * below;
                gradient[i] -= (float) (scale * weight * 2 * below / logits.length);
            }
        }
        fake = moved(fake, logits);
        return weight * sum / logits.length;
    }

    private double moved(double anchor, float[] logits) {
        double sum = 0;
        for (float logit : logits) {
            sum += logit;
        }
        double mean = sum / logits.length;
        return !Double.isFinite(anchor) ? mean : decay * anchor + (1 - decay) * mean;
    }

    @Override
    public double[] state() {
        return new double[] {real, fake};
    }

    @Override
    public void restore(double[] state) {
        real = state[0];
        fake = state[1];
    }
}
