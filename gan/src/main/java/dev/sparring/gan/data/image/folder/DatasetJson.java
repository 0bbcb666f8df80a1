package dev.sparring.gan.data.image.folder;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sparring.gan.SparringException;
import dev.sparring.gan.data.ReadErrors;
import dev.sparring.gan.data.image.decode.ImageFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
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

    private final FileTable names;
    private final int[] labels;
    private int others;
    private boolean found;

    private DatasetJson(FileTable names) {
        this.names = names;
        this.labels = new int[names.size()];
        Arrays.fill(labels, ImageParts.NO_LABEL);
    }

    /**
     * Reads the list, if there is one.
     *
     * @param files all there are
     * @return empty if none is called so
     * @throws SparringException.Data if it cannot be read or is none
     */
    static Optional<DatasetJson> among(FileListing files) throws SparringException.Data {
        int place = files.table().find(NAME);
        return place < 0 ? Optional.empty() : Optional.of(read(files.file(place), files.table()));
    }

    private static DatasetJson read(ImageFile file, FileTable names) throws SparringException.Data {
        DatasetJson list = new DatasetJson(names);
        try (ImageInputStream in = file.open();
                JsonParser json = new JsonFactory().createParser(stream(in))) {
            list.read(json, file);
        } catch (IOException e) {
            throw new SparringException.Data(file + " cannot be read: " + ReadErrors.reason(e), REMEDY, e);
        }
        if (!list.found) {
            throw new SparringException.Data(file + " has no list of labels", REMEDY);
        }
        return list;
    }

    private void read(JsonParser json, ImageFile file) throws IOException, SparringException.Data {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals("labels");
            JsonToken value = json.nextToken();
            found |= wanted && (value == JsonToken.START_ARRAY || value == JsonToken.VALUE_NULL);
            if (wanted && value == JsonToken.START_ARRAY) {
                readEntries(json, file);
            } else {
                json.skipChildren();
            }
        }
    }

    private void readEntries(JsonParser json, ImageFile file) throws IOException, SparringException.Data {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            boolean entry = json.currentToken() == JsonToken.START_ARRAY && json.nextToken() == JsonToken.VALUE_STRING;
            String name = entry ? json.getText() : "";
            if (!entry || json.nextToken() == JsonToken.END_ARRAY) {
                throw noEntry(file);
            }
            if (json.currentToken() == JsonToken.VALUE_NUMBER_INT && isInt(json) && json.getIntValue() >= 0) {
                int place = names.find(name);
                if (place >= 0) {
                    labels[place] = json.getIntValue();
                }
            } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                others++;
                json.skipChildren();
            }
            if (json.nextToken() != JsonToken.END_ARRAY) {
                throw noEntry(file);
            }
        }
    }

    private static SparringException.Data noEntry(ImageFile file) {
        return new SparringException.Data(file + " has an entry that is no picture with a label", REMEDY);
    }

    private static boolean isInt(JsonParser json) throws IOException {
        return json.getNumberType() == JsonParser.NumberType.INT;
    }

    private static InputStream stream(ImageInputStream in) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return in.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (in.getStreamPosition() > MOST_BYTES) {
                    throw new IOException("it has more than 256 MB");
                }
                return in.read(target, offset, length);
            }
        };
    }

    /** The label of each file, -1 where it has none; not a copy. */
    int[] labels() {
        return labels;
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
