package dev.sparring.gan.sampling.animation;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * GIF 89a with one palette for all frames, so that what does not move does not flicker, by the encoder that comes with Java.
 *
 * <p>No dithering: its grain would crawl from frame to frame, and compresses badly.
 */
final class GifWriter {

    private static final String FRAME = "javax_imageio_gif_image_1.0";
    private static final String SCREEN = "javax_imageio_gif_stream_1.0";
    /** The palette is made of so many frames, evenly chosen: 1,000 of them hold hardly any other colours. */
    private static final int PALETTE_FRAMES = 24;
    /** The share of the time that the palette takes. */
    private static final double PALETTE_SHARE = 0.1;

    private GifWriter() {}

    static void write(Frames frames, AnimationFormat.Timing timing, AnimationFormat.Progress progress, OutputStream out)
            throws IOException {
        ColourMap colours = colours(frames, progress);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        // Flushed after each frame: what is written is not held.
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(screen(writer, frames.frame(0), colours));
            for (int i = 0; i < frames.count(); i++) {
                BufferedImage frame = indexed(frames.frame(i), colours);
                writer.writeToSequence(
                        new IIOImage(frame, null, metadata(writer, frame, timing.of(i, frames.count()))), null);
                stream.flushBefore(stream.getStreamPosition());
                progress.at(PALETTE_SHARE + (1 - PALETTE_SHARE) * (i + 1) / frames.count());
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static ColourMap colours(Frames frames, AnimationFormat.Progress progress) throws IOException {
        ColourCensus census = new ColourCensus();
        int seen = Math.min(PALETTE_FRAMES, frames.count());
        for (int i = 0; i < seen; i++) {
            // The last frame is always among them.
            int index = seen == 1 ? frames.count() - 1 : (int) ((long) i * (frames.count() - 1) / (seen - 1));
            census.add(Opaque.pixels(frames.frame(index)));
            progress.at(PALETTE_SHARE * (i + 1) / seen);
        }
        return new ColourMap(census.palette(ColourMap.MOST));
    }

    private static BufferedImage indexed(BufferedImage frame, ColourMap colours) {
        int width = frame.getWidth();
        IndexColorModel model = colours.model();
        BufferedImage image = new BufferedImage(width, frame.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        int[] rgb = Opaque.pixels(frame);
        byte[] row = new byte[width];
        for (int y = 0; y < frame.getHeight(); y++) {
            for (int x = 0; x < width; x++) {
                row[x] = colours.index(rgb[y * width + x]);
            }
            image.getRaster().setDataElements(0, y, width, 1, row);
        }
        return image;
    }

    /** What is said once: the size, and the palette of all frames. */
    private static IIOMetadata screen(ImageWriter writer, BufferedImage first, ColourMap colours) throws IOException {
        IIOMetadataNode root = new IIOMetadataNode(SCREEN);
        IIOMetadataNode version = child(root, "Version");
        version.setAttribute("value", "89a");
        IIOMetadataNode descriptor = child(root, "LogicalScreenDescriptor");
        descriptor.setAttribute("logicalScreenWidth", Integer.toString(first.getWidth()));
        descriptor.setAttribute("logicalScreenHeight", Integer.toString(first.getHeight()));
        descriptor.setAttribute("colorResolution", "8");
        descriptor.setAttribute("pixelAspectRatio", "0");
        IIOMetadataNode table = child(root, "GlobalColorTable");
        table.setAttribute("sizeOfGlobalColorTable", Integer.toString(ColourMap.MOST));
        table.setAttribute("backgroundColorIndex", "0");
        table.setAttribute("sortFlag", "FALSE");
        IndexColorModel model = colours.model();
        for (int i = 0; i < ColourMap.MOST; i++) {
            IIOMetadataNode entry = new IIOMetadataNode("ColorTableEntry");
            entry.setAttribute("index", Integer.toString(i));
            entry.setAttribute("red", Integer.toString(model.getRed(i)));
            entry.setAttribute("green", Integer.toString(model.getGreen(i)));
            entry.setAttribute("blue", Integer.toString(model.getBlue(i)));
            table.appendChild(entry);
        }
        IIOMetadata metadata = writer.getDefaultStreamMetadata(null);
        metadata.setFromTree(SCREEN, root);
        return metadata;
    }

    /** The writer looks for the endless loop at the first frame; at others it does no harm. */
    private static IIOMetadata metadata(ImageWriter writer, BufferedImage frame, int millis) throws IOException {
        // The specifier's factory would take the picture for one of the 216 colours that every indexed image once had.
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(frame), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FRAME);
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(Math.round(millis / 10f)));
        IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(new byte[] {1, 0, 0});
        child(root, "ApplicationExtensions").appendChild(loop);
        metadata.setFromTree(FRAME, root);
        return metadata;
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        IIOMetadataNode made = new IIOMetadataNode(name);
        root.appendChild(made);
        return made;
    }
}
