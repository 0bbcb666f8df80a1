package dev.sparring.gan.data.image.folder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.data.image.decode.ImageFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.stream.ImageInputStream;

/**
 * StyleGAN's list of labels, {@code dataset.json} beside the pictures: {@code {"labels": [["00000/img00000000.png", 6], ...]}}, or null for none. A
 * label is called by its number.
 */
final class DatasetJson {

    private static final String NAME = "dataset.json";
    private static final String REMEDY =
            "write {\"labels\": [[\"path/of/a/picture.png\", 0], ...]} into it, or remove it to take folders for labels";
    private static final long MOST_BYTES = 256L << 20;

    private final Map<String, String> labels;
    private final int others;

    private DatasetJson(Map<String, String> labels, int others) {
        this.labels = labels;
        this.others = others;
    }

    /**
     * Reads the list, if there is one.
     *
     * @param files all there are
     * @return empty if none is called so
     * @throws SparringException.Data if it cannot be read or is none
     */
    static Optional<DatasetJson> among(List<ImageFile> files) throws SparringException.Data {
        Optional<ImageFile> file =
                files.stream().filter(each -> each.path().equals(NAME)).findFirst();
        return file.isPresent() ? Optional.of(read(file.get())) : Optional.empty();
    }

    private static DatasetJson read(ImageFile file) throws SparringException.Data {
        JsonNode list;
        try (ImageInputStream in = file.open()) {
            list = new ObjectMapper().readTree(bytes(in)).path("labels");
        } catch (IOException e) {
            throw new SparringException.Data(file + " cannot be read: " + ReadErrors.reason(e), REMEDY, e);
        }
        if (!list.isArray() && !list.isNull()) {
            throw new SparringException.Data(file + " has no list of labels", REMEDY);
        }
        Map<String, String> labels = new HashMap<>();
        int others = 0;
        for (JsonNode entry : list) {
            if (!entry.isArray() || entry.size() != 2 || !entry.get(0).isTextual()) {
                throw new SparringException.Data(file + " has an entry that is no picture with a label", REMEDY);
            }
            JsonNode label = entry.get(1);
            if (label.isIntegralNumber() && label.canConvertToInt() && label.intValue() >= 0) {
                labels.put(entry.get(0).asText(), label.asText());
            } else if (!label.isNull()) {
                others++;
            }
        }
        return new DatasetJson(labels, others);
    }

    private static byte[] bytes(ImageInputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            bytes.write(buffer, 0, read);
            if (bytes.size() > MOST_BYTES) {
                throw new IOException("it has more than 256 MB");
            }
        }
        return bytes.toByteArray();
    }

    /** The label of a picture; empty if it has none. */
    String label(String path) {
        return labels.getOrDefault(path, "");
    }

    /** What a person should know of the list. */
    List<String> warnings() {
        if (others == 0) {
            return List.of();
        }
        return List.of(
                others == 1
                        ? "one label in " + NAME + " is no whole number from 0 on and is not used"
                        : others + " labels in " + NAME + " are no whole numbers from 0 on and are not used");
    }
}
