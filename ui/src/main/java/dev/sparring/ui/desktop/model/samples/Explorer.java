package dev.sparring.ui.desktop.model.samples;

import dev.sparring.ui.desktop.session.Worker;
import dev.sparring.ui.desktop.session.samples.DrawnSamples;
import dev.sparring.ui.desktop.session.samples.generator.NewSamples;
import dev.sparring.ui.desktop.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * Draws new samples of a saved generator: of a seed, on the way from one seed to another, or one whose latent vector is moved by hand. What
 * is asked for is drawn by {@link #draw}.
 */
public final class Explorer {

    /** Moments on the way from one seed to another, fewer of large samples. */
    private static final int MOMENTS = 49;

    private static final String KIND = "new samples";

    /** Seeds that are taken at random are short, so that they can be told to others. */
    private static final int RANDOM_SEEDS = 10_000;

    /** Which samples they are. */
    public enum Way {
        /** Those of a seed. */
        SEED,
        /** Those on the way from a seed to another. */
        WALK,
        /** One of a seed, whose latent vector can be moved. */
        LATENT;

        /** For people. */
        public String label() {
            return Texts.text("samples.new.way." + name().toLowerCase(Locale.ROOT));
        }
    }

    private final Worker worker;
    private final RandomGenerator random;
    private final LatentSliders sliders;
    private final GeneratorField generator = new GeneratorField();
    private final ObjectProperty<Integer> seed = new SimpleObjectProperty<>(1);
    private final ObjectProperty<Integer> to = new SimpleObjectProperty<>(2);
    private final ObjectProperty<Integer> count = new SimpleObjectProperty<>(16);
    private final ObjectProperty<Optional<String>> label = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Way> way = new SimpleObjectProperty<>(Way.SEED);
    private final IntegerProperty moment = new SimpleIntegerProperty();
    private final ReadOnlyObjectWrapper<List<String>> labels = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<DrawnSamples>> moments = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable DrawnSamples> samples = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper("");
    private @Nullable Path root;

    /**
     * Of no run yet.
     *
     * @param worker has ND4J
     * @param random chooses seeds when asked for another one
     */
    Explorer(Worker worker, RandomGenerator random) {
        this.worker = worker;
        this.random = random;
        this.sliders = new LatentSliders(worker);
        moment.addListener((property, before, now) -> show());
        sliders.sampleProperty().addListener((property, before, now) -> follow());
        sliders.noticeProperty().addListener((property, before, now) -> follow());
        List.of(generator.chosenProperty(), seed, to, count, label, way)
                .forEach(asked -> asked.addListener((property, before, now) -> draw()));
    }

    /** Takes another run's generators, none if null, and draws. */
    void explore(@Nullable Path directory) {
        root = directory;
        sliders.end();
        labels.set(List.of());
        moments.set(List.of());
        show();
        draw();
    }

    /** Draws what is asked for, once more if nothing has changed: of a run that goes on the latest checkpoint is another one by then. */
    public void draw() {
        Path from = root;
        worker.cancel(KIND);
        notice.set("");
        if (from == null || way.get() != Way.LATENT) {
            sliders.end();
        }
        if (from == null) {
            return;
        }
        NewSamples.Request request = new NewSamples.Request(
                from,
                generator.chosenProperty().get(),
                count.get(),
                seed.get(),
                way.get() == Way.WALK ? Optional.of((long) to.get()) : Optional.empty(),
                label.get());
        if (way.get() == Way.LATENT) {
            sliders.begin(request);
            follow();
            return;
        }
        notice.set(Texts.text("samples.new.drawing"));
        worker.submit(KIND, progress -> NewSamples.draw(request, MOMENTS, progress), new Worker.Answer<NewSamples>() {
            @Override
            public void done(NewSamples drawn) {
                notice.set("");
                offer(drawn.labels());
                moments.set(drawn.moments());
                // Of samples that go no way the place on it is kept for when they do.
                if (drawn.moments().size() > 1) {
                    moment.set(Math.min(moment.get(), drawn.moments().size() - 1));
                }
                show();
            }

            @Override
            public void failed(String text) {
                moments.set(List.of());
                show();
                notice.set(text + ".");
            }
        });
    }

    /** One that was chosen of another run is given up. */
    private void offer(List<String> known) {
        labels.set(known);
        if (!label.get().map(known::contains).orElse(true)) {
            label.set(Optional.empty());
        }
    }

    /** Samples of before stay until the sliders have one of theirs, or cannot have any. */
    private void follow() {
        if (way.get() != Way.LATENT) {
            return;
        }
        notice.set(sliders.noticeProperty().get());
        if (sliders.sampleProperty().get() != null) {
            offer(sliders.labels());
            show();
        } else if (!sliders.isDrawing()) {
            show();
        }
    }

    /** Takes another seed at random, and draws. */
    public void anotherSeed() {
        int other = random.nextInt(RANDOM_SEEDS - 1);
        seed.set(other < seed.get() ? other : other + 1);
    }

    private void show() {
        if (way.get() == Way.LATENT) {
            samples.set(sliders.sampleProperty().get());
            return;
        }
        List<DrawnSamples> all = moments.get();
        samples.set(all.isEmpty() ? null : all.get(Math.max(0, Math.min(all.size() - 1, moment.get()))));
    }

    /** Whose samples. */
    public GeneratorField generator() {
        return generator;
    }

    /** The seed of the latent vectors. */
    public ObjectProperty<Integer> seedProperty() {
        return seed;
    }

    /** The seed at the end of the way. */
    public ObjectProperty<Integer> toProperty() {
        return to;
    }

    /** How many, at least 1. */
    public ObjectProperty<Integer> countProperty() {
        return count;
    }

    /** The label that is asked for; empty for all in turn. */
    public ObjectProperty<Optional<String>> labelProperty() {
        return label;
    }

    /** Which samples they are to be. */
    public ObjectProperty<Way> wayProperty() {
        return way;
    }

    /** Moves the latent vector of the sample that is shown, if it is one. */
    public LatentSliders sliders() {
        return sliders;
    }

    /** Which of {@link #momentsProperty} is shown, an index. */
    public IntegerProperty momentProperty() {
        return moment;
    }

    /** The labels that the generator can be asked for; none before the first draw, or if it is told none. */
    public ReadOnlyObjectProperty<List<String>> labelsProperty() {
        return labels.getReadOnlyProperty();
    }

    /** All moments of the way. */
    public ReadOnlyObjectProperty<List<DrawnSamples>> momentsProperty() {
        return moments.getReadOnlyProperty();
    }

    /** The samples; null if there are none yet. */
    public ReadOnlyObjectProperty<@Nullable DrawnSamples> samplesProperty() {
        return samples.getReadOnlyProperty();
    }

    /** That they are being drawn, or why they cannot be; empty if neither. */
    public ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }
}
