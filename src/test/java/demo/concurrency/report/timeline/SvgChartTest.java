package demo.concurrency.report.timeline;

import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.PassKind.SEQUENTIAL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgChartTest {

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)));
    }

    private static List<String> texts(Document document, String element) {
        NodeList nodes = document.getElementsByTagName(element);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    @Test
    void eachBarHasATitle() throws Exception {
        RecordedRun run =
                new RecordedRun().pass(CONCURRENT, 2_000, "0 2000 nap=0.5", "!0/500 1000 a <b> & c=run:false");
        String svg = run.timeline.drawSvg();

        Document document = parse(svg);
        assertThat(texts(document, "title"))
                .containsExactly(
                        "When each task ran",
                        "nap: wait from 0.000 s to 0.500 s",
                        "nap: ready from 0.500 s to 2.000 s",
                        "a <b> & c: ready from 0.000 s to 0.500 s",
                        "a <b> & c: command from 0.500 s to 1.000 s",
                        "wait",
                        "command",
                        "ready, but no carrier or core free");
        assertThat(texts(document, "text")).contains("concurrent", "nap", "a <b> & c", "!", "failed");
        assertThat(svg).contains("@media (prefers-color-scheme: dark)").doesNotContain("href");
    }

    @Test
    void largestChart() throws Exception {
        String[] tasks = new String[100];
        Arrays.fill(tasks, "!0/500 1000 " + "\u0301𠀀\ufffe&<".repeat(1_000) + "=0.001");
        RecordedRun run = new RecordedRun()
                .pass(SEQUENTIAL, 1_000, tasks)
                .pass(CONCURRENT, 1_000, tasks)
                .pass(CONCURRENT, 1_000, tasks);
        String svg = run.timeline.drawSvg();
        assertThat(svg.getBytes(UTF_8)).hasSizeLessThan(100_000);
        parse(svg);
    }

    @Test
    void everythingFitsIntoTheDrawing() throws Exception {
        Document document = parse(new RecordedRun()
                .pass(CONCURRENT, 3, "0 1 a=cpu:1", "!0 3 b=run:false", "x0/1 3 c=0.001", "0 0 d", "0 3 e=3")
                .timeline
                .drawSvg());
        NodeList texts = document.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            boolean startsAtX = !text.getAttribute("class").matches(".*(end|middle)");
            int width = startsAtX ? 8 * text.getTextContent().length() : 0;
            assertThat(Double.parseDouble(text.getAttribute("x")) + width)
                    .as(text.getTextContent())
                    .isBetween(24.0, 936.0);
        }
        assertThat(texts(document, "text"))
                .containsSubsequence("wait", "work", "command", "nothing", "failed", "cancelled");
    }
}
