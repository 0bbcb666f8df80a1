package dev.sparring.ui.desktop.session.samples;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A step whose samples were saved.
 *
 * @param step completed steps
 * @param file a picture, or a table of points
 * @param written when the file was written: a run that goes on from an older checkpoint writes one of the same name anew
 * @param record what the run recorded until then
 */
public record SavedStep(long step, Path file, FileTime written, StepRecord record) {

    /**
     * Whether this step has the very samples of another one.
     *
     * @param other of the same run or another
     * @return false too if the file was written anew since
     */
    public boolean hasSamplesOf(SavedStep other) {
        return file.equals(other.file) && written.equals(other.written);
    }
}
