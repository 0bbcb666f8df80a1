package dev.sparring.gan.export.hub;

import dev.sparring.gan.data.SampleShape;
import java.util.List;
import java.util.Locale;

/**
 * A model card (Mitchell et al. 2019, "Model cards for model reporting", FAT*) in Markdown, with the YAML at its beginning that model hubs
 * read. What only the user can know is left to fill, and marked.
 */
public final class ModelCard {

    private ModelCard() {}

    /**
     * Writes one.
     *
     * @param model what it is about
     * @return Markdown
     */
    public static String of(HubModel model) {
        return String.join(
                "\n",
                frontMatter(model),
                about(model),
                TrainingSection.of(model),
                FiguresSection.of(model),
                MonitorSection.of(model),
                LoadingSection.of(model),
                limits(model));
    }

    private static String frontMatter(HubModel model) {
        List<String> tags = model.isImage() && !model.isConditional()
                ? List.of("gan", "huggan", "unconditional-image-generation")
                : List.of("gan");
        return "---\nlibrary_name: sparring\n"
                + "license: # fill in under which licence you give this away, such as apache-2.0\n"
                + (tags.size() > 1 ? "pipeline_tag: unconditional-image-generation\n" : "")
                + "tags:\n- " + String.join("\n- ", tags) + "\n---\n";
    }

    private static String about(HubModel model) {
        String drawn = model.isConditional()
                ? "from latent vectors of %d %s numbers and one of %d labels"
                        .formatted(
                                model.config().latent(),
                                distribution(model),
                                model.labels().size())
                : "from latent vectors of %d %s numbers"
                        .formatted(model.config().latent(), distribution(model));
        return """
                # %s

                The generator of a generative adversarial network (GAN), trained with Sparring. It makes %s, %s.

                %s

                | | |
                |---|---|
                | model | %s |
                | parameters | %s |
                | step | %s of %s |
                | weights | %s |
                """.formatted(
                        Markdown.text(model.config().name()),
                        model.config().data().shape().toText(),
                        drawn,
                        samples(model),
                        Markdown.text(model.config().generator().model()),
                        number(model.parameters()),
                        number(model.step()),
                        number(model.config().steps()),
                        model.weights().equals("average")
                                ? "exponential moving average of the parameters"
                                : "those of the last update");
    }

    private static String samples(HubModel model) {
        SampleShape shape = model.config().data().shape();
        return shape.isImage() || shape.length() == 2
                ? "![Samples](samples.png)\n\n*Samples as they come, none of them chosen.*"
                : "`samples.csv` has samples as they come, none of them chosen.";
    }

    private static String distribution(HubModel model) {
        return switch (model.config().distribution()) {
            case NORMAL -> "normally distributed";
            case UNIFORM -> "uniformly distributed";
        };
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String limits(HubModel model) {
        return """
                ## Limits

                * It makes what looks like its training data, with the mistakes and the imbalance of that data. Samples are not checked by anybody.
                * A GAN may leave out parts of the data and may come close to single training samples. The figures above, where there are any, say
                  something of the first and little of the second.
                * %s

                ## Licence of the data

                *To fill in: where the training data is from, under which licence, and whether it allows that models of it are given away.*
                """.formatted(
                        model.isImage()
                                ? "Pixels are in [-1, 1] and the size is fixed; other sizes need another training."
                                : "Numbers may lie outside the range of the data.");
    }
}
