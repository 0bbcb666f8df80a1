package dev.sparring.ui.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/** What a command line comes to. */
record Answer(int code, String out, String err) {

    static Answer to(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = Stream.of(args).map(String::valueOf).toArray(String[]::new);
        int code = CommandLineInterface.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new Answer(code, out.toString(), err.toString());
    }
}
