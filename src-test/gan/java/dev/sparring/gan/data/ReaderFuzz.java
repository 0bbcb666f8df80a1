package dev.sparring.gan.data;

import dev.sparring.gan.SparringException;
import dev.sparring.gan.config.ConfigBuilder;
import dev.sparring.gan.data.image.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Reads mutated files of every kind, as a program of its own, so that its memory can be small. Its arguments are a directory to work in and how many
 * files of each kind, and perhaps the one kind that is wanted. Each is read, or refused by an exception of ours that names the file. It prints a line for each kind with how many
 * were read and how long the slowest took, and ends with 1 at the first other exception.
 */
final class ReaderFuzz {

    /** A valid file, the name it is given and how it is opened. */
    private record Kind(String name, String spec, byte[] valid) {}

    private ReaderFuzz() {}

    public static void main(String... args) throws Exception {
        Path directory = Path.of(args[0]);
        int count = Integer.parseInt(args[1]);
        for (Map.Entry<String, Kind> kind : kinds().entrySet()) {
            if (args.length > 2 && !kind.getKey().equals(args[2])) {
                continue;
            }
            fuzz(kind.getKey(), kind.getValue(), Files.createDirectories(directory.resolve(kind.getKey())), count);
        }
    }

    private static void fuzz(String title, Kind kind, Path directory, int count) throws IOException {
        Path file = directory.resolve(kind.name());
        String spec = kind.spec() + (kind.spec().matches("folder:|idx:|cifar10:") ? directory : file);
        SplittableRandom random = new SplittableRandom(title.hashCode());
        int read = 0;
        double slowest = 0;
        for (int i = 0; i < count; i++) {
            // The first one is whole: it must be read, and Java is warm then.
            byte[] mutated = i == 0 ? kind.valid() : mutated(kind.valid(), random);
            Files.write(file, mutated);
            long start = System.nanoTime();
            try {
                DataSource source =
                        ConfigBuilder.presetFor(spec).data(spec).build().data().open(1);
                float[] sample = new float[source.shape().length()];
                for (long sampleIndex = 0; sampleIndex < source.size().orElseThrow(); sampleIndex++) {
                    source.read(sampleIndex, sample, 0);
                    source.label(sampleIndex);
                }
                read++;
            } catch (SparringException e) {
                if (!String.valueOf(e.getMessage()).contains(directory.toString())
                        && !String.valueOf(e.getMessage()).contains("data.")) {
                    throw new IllegalStateException(title + " " + i + " is refused without its name", e);
                }
            } catch (RuntimeException | OutOfMemoryError e) {
                Files.write(directory.resolveSibling(title + "-" + i), mutated);
                throw new IllegalStateException(title + " " + i + " is neither read nor refused", e);
            }
            if (i == 0 && read == 0) {
                throw new IllegalStateException(title + " is not read as it is");
            }
            slowest = i == 0 ? 0 : Math.max(slowest, (System.nanoTime() - start) / 1e6);
        }
        System.out.println(
                String.format(Locale.ROOT, "%s: %d of %d read, the slowest took %.0f ms", title, read, count, slowest));
    }

    /** A few bytes changed, most of them near the start, or an end cut off. */
    private static byte[] mutated(byte[] valid, SplittableRandom random) {
        byte[] mutated = random.nextInt(8) == 0 ? Arrays.copyOf(valid, random.nextInt(valid.length)) : valid.clone();
        int changes = random.nextInt(1, 4);
        for (int i = 0; i < changes && mutated.length > 0; i++) {
            int among = random.nextBoolean() ? Math.min(64, mutated.length) : mutated.length;
            mutated[random.nextInt(among)] = (byte) random.nextInt(256);
        }
        return mutated;
    }

    private static Map<String, Kind> kinds() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1200; i++) {
            image.setRGB(i % 40, i / 40, (i * 7919) ^ random.nextInt(0x40));
        }
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (String format : new String[] {"png", "jpeg", "gif", "bmp", "tiff"}) {
            kinds.put(format, new Kind("a." + format, "folder:", Pictures.encoded(image, format)));
        }
        for (String name : new String[] {"lossy.webp", "transparent.webp", "cmyk.jpg", "progressive.jpg"}) {
            try (InputStream in =
                    Objects.requireNonNull(ReaderFuzz.class.getResourceAsStream("/pictures/" + name), name)) {
                kinds.put(name, new Kind(name, "folder:", in.readAllBytes()));
            }
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("a/1.png"));
            zip.write(Pictures.encoded(image, "png"));
            zip.putNextEntry(new ZipEntry("dataset.json"));
            zip.write("{\"labels\": [[\"a/1.png\", 3]]}".getBytes(StandardCharsets.UTF_8));
        }
        kinds.put("zip", new Kind("a.zip", "zip:", archive.toByteArray()));
        byte[] idx = ByteBuffer.allocate(16 + 20 * 64)
                .putInt(0x803)
                .putInt(20)
                .putInt(8)
                .putInt(8)
                .array();
        kinds.put("idx", new Kind("train-images-idx3-ubyte", "idx:", idx));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(idx);
        }
        kinds.put("idx.gz", new Kind("train-images-idx3-ubyte.gz", "idx:", packed.toByteArray()));
        kinds.put("cifar10", new Kind("data_batch_1.bin", "cifar10:", new byte[3 * 3073]));
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (5, 8, 8, 3), }";
        String padded = header + " ".repeat(117 - header.length()) + "\n";
        ByteArrayOutputStream npy = new ByteArrayOutputStream();
        npy.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
        npy.write(padded.getBytes(StandardCharsets.US_ASCII));
        npy.write(new byte[960]);
        kinds.put("npy", new Kind("a.npy", "npy:", npy.toByteArray()));
        byte[] table = "a,b,c\n1,2,3\n-4.5,5e3,6\n\"7\",8,9\n".getBytes(StandardCharsets.US_ASCII);
        kinds.put("csv", new Kind("a.csv", "csv:", table));
        return kinds;
    }
}
