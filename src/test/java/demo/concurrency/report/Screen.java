package demo.concurrency.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A terminal that understands the control sequences which the program uses, and fails on any other. */
class Screen implements WritableByteChannel {

    private static final Pattern SEQUENCE = Pattern.compile("\u001b(\\[(\\??[\\d;]*)([A-Za-z])|[78])");

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
        Matcher sequence = SEQUENCE.matcher(text);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '\u001b') {
                if (!sequence.region(i, text.length()).lookingAt()) {
                    throw new AssertionError("unknown control sequence in " + text.substring(i));
                }
                control(sequence);
                i = sequence.end() - 1;
            } else if (character == '\r') {
                column = 0;
            } else if (character == '\n') {
                // The driver of a terminal adds the carriage return.
                column = 0;
                lineFeed();
            } else {
                put(character);
            }
        }
    }

    private void control(Matcher sequence) {
        String parameter = sequence.group(2);
        switch (sequence.group(1).substring(sequence.group(1).length() - 1)) {
            case "7" -> {
                savedRow = row;
                savedColumn = column;
            }
            case "8" -> {
                row = savedRow;
                column = savedColumn;
            }
            case "A" -> row = Math.max(0, row - Integer.parseInt(parameter));
            case "B" -> row = Math.min(lines.size() - 1, row + 1);
            case "J" -> {
                eraseLineEnd();
                lines.subList(row + 1, lines.size()).forEach(line -> line.setLength(0));
            }
            case "K" -> eraseLineEnd();
            case "h", "l" -> {
                if (!parameter.equals("?7")) {
                    throw new AssertionError("unknown mode " + parameter);
                }
                wraps = sequence.group(3).equals("h");
            }
            case "m" -> {}
            default -> throw new AssertionError("unknown control sequence " + sequence.group());
        }
    }

    private void eraseLineEnd() {
        // A terminal keeps the cursor in its last column when that has been written to.
        lines.get(row).setLength(Math.min(lines.get(row).length(), Math.min(column, columns - 1)));
    }

    private void put(char character) {
        if (column >= columns) {
            column = wraps ? 0 : columns - 1;
            if (wraps) {
                lineFeed();
            }
        }
        StringBuilder line = lines.get(row);
        while (line.length() <= column) {
            line.append(' ');
        }
        line.setCharAt(column, character);
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
        return Stream.concat(history.stream(), lines.stream())
                .map(line -> line.toString().stripTrailing() + "\n")
                .collect(joining())
                .replaceFirst("\n+$", "\n");
    }

    /** The lines that are visible. */
    String visible() {
        return lines.stream()
                .map(line -> line.toString().stripTrailing() + "\n")
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
