package demo.concurrency.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A terminal that understands the control sequences which the program uses, and fails on any other. */
class Screen implements WritableByteChannel {

    /** A control sequence or a single character. */
    private static final Pattern PART = Pattern.compile("\u001b(\\[\\??[\\d;]*[A-Za-z]|[78])|.", Pattern.DOTALL);

    private final List<String> history = new ArrayList<>();
    private final List<StringBuilder> lines = new ArrayList<>();
    private int columns;
    private int row;
    private int column;
    private int savedRow;
    private int savedColumn;
    private boolean wraps = true;

    Screen(int columns, int rows) {
        this.columns = columns;
        for (int i = 0; i < rows; i++) {
            lines.add(new StringBuilder());
        }
    }

    @Override
    public int write(ByteBuffer bytes) {
        int count = bytes.remaining();
        print(UTF_8.decode(bytes).toString());
        return count;
    }

    void print(String text) {
        PART.matcher(text).results().map(MatchResult::group).forEach(this::process);
    }

    private void process(String part) {
        switch (part.replaceFirst("\\[[\\d;]+", "[N")) {
            case "\r" -> column = 0;
            case "\n" -> {
                // The driver of a terminal adds the carriage return.
                column = 0;
                lineFeed();
            }
            case "\u001b7" -> {
                savedRow = row;
                savedColumn = column;
            }
            case "\u001b8" -> {
                row = savedRow;
                column = savedColumn;
            }
            case "\u001b[NA" -> row = Math.max(0, row - Integer.parseInt(part.substring(2, part.length() - 1)));
            case "\u001b[B" -> row = Math.min(lines.size() - 1, row + 1);
            case "\u001b[J" -> {
                eraseLineEnd();
                lines.subList(row + 1, lines.size()).forEach(line -> line.setLength(0));
            }
            case "\u001b[K" -> eraseLineEnd();
            case "\u001b[?7h" -> wraps = true;
            case "\u001b[?7l" -> wraps = false;
            case "\u001b[Nm" -> {}
            default -> put(part);
        }
    }

    private void eraseLineEnd() {
        // A terminal keeps the cursor in its last column when that has been written to.
        lines.get(row).setLength(Math.min(lines.get(row).length(), Math.min(column, columns - 1)));
    }

    private void put(String character) {
        assertThat(character).as("known control sequence").doesNotStartWith("\u001b");
        if (column >= columns) {
            column = wraps ? 0 : columns - 1;
            if (wraps) {
                lineFeed();
            }
        }
        StringBuilder line = lines.get(row);
        line.repeat(" ", Math.max(0, column - line.length())).replace(column, column + 1, character);
        column++;
    }

    private void lineFeed() {
        if (row < lines.size() - 1) {
            row++;
            return;
        }
        history.add(lines.removeFirst().toString());
        lines.add(new StringBuilder());
    }

    /** As terminals do it: lines that are too long continue in the next one, and the cursor stays where it is in the text. */
    void resize(int newColumns, int newRows) {
        List<StringBuilder> reflowed = new ArrayList<>();
        int newRow = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (i == row) {
                newRow = reflowed.size();
            }
            String line = lines.get(i).toString().stripTrailing();
            for (int from = 0; from == 0 || from < line.length(); from += newColumns) {
                reflowed.add(new StringBuilder(line.substring(from, Math.min(line.length(), from + newColumns))));
            }
        }
        // The last lines are dropped while they are empty or below the cursor, then the first ones become history.
        while (reflowed.size() > newRows && reflowed.size() - 1 > newRow) {
            reflowed.removeLast();
        }
        while (reflowed.size() > newRows) {
            history.add(reflowed.removeFirst().toString());
            newRow--;
        }
        while (reflowed.size() < newRows) {
            reflowed.add(new StringBuilder());
        }
        lines.clear();
        lines.addAll(reflowed);
        row = newRow;
        columns = newColumns;
        column = Math.min(column, columns);
    }

    /** All text that was ever on the screen, without empty lines at its end. */
    String text() {
        return join(Stream.concat(history.stream(), lines.stream()));
    }

    /** The lines that are visible. */
    String visible() {
        return join(lines.stream());
    }

    private static String join(Stream<?> lines) {
        return lines.map(line -> line.toString().stripTrailing() + "\n")
                .collect(joining())
                .replaceFirst("\n+$", "\n");
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
