package dev.sparring.gan.loss;

import java.util.LinkedHashMap;
import java.util.Map;

/** The losses by the names that configurations use, in the order in which they are to be listed. */
final class NamedLosses {

    static final Map<String, Loss> ALL = new LinkedHashMap<>();

    static {
        ALL.put("non-saturating", new NonSaturating());
        ALL.put("minimax", new Minimax());
        ALL.put("least-squares", new LeastSquares());
        ALL.put("hinge", new Hinge());
        ALL.put("wasserstein", new Wasserstein());
        ALL.put("relativistic-pairing", new RelativisticPairing());
    }

    private NamedLosses() {}
}
