package demo.concurrency.report.timeline;

import static demo.concurrency.run.PassKind.CONCURRENT;
import static demo.concurrency.run.PassKind.SEQUENTIAL;
import static demo.concurrency.run.TaskState.FAILED;
import static demo.concurrency.run.TaskState.FINISHED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import demo.concurrency.run.EndReason;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
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
        RecordedRun run = new RecordedRun()
                .begin(CONCURRENT, 2)
                .task(0, "nap=0.5", FINISHED, 0, 2_000)
                .task(1, "a <b> & c=run:false", FAILED, 0, 500, -1, 1_000)
                .end(EndReason.ALL_COMPLETED, 2_000);
        String svg = run.timeline.drawSvg();

        Document document = parse(svg);
        assertThat(texts(document, "title"))
                .containsExactly(
                        "When each task ran",
                        "nap: wait from 0.000 s to 0.500 s",
                        "nap: ready from 0.500 s to 2.000 s",
                        "a <b> & c: ready from 0.000 s to 0.500 s",
                        "a <b> & c: command from 0.500 s to 1.000 s");
        assertThat(texts(document, "text"))
                .contains(
                        "concurrent",
                        "nap",
                        "a <b> & c",
                        "!",
                        "wait",
                        "command",
                        "ready, but no carrier or core free",
                        "failed");
        assertThat(svg).contains("@media (prefers-color-scheme: dark)").doesNotContain("href");
    }

    @Test
    void largestChart() throws Exception {
        RecordedRun run = new RecordedRun();
        for (int pass = 0; pass < 3; pass++) {
            run.begin(SEQUENTIAL, 1_000);
            for (int i = 0; i < 1_000; i++) {
                run.task(i, "\u0301𠀀\ufffe&<".repeat(10_000) + "=0.001", FAILED, 0, 500, -1, 1_000);
            }
            run.end(EndReason.ALL_COMPLETED, 1_000);
        }
        String svg = run.timeline.drawSvg();

        assertThat(svg.getBytes(UTF_8)).hasSizeLessThan(100_000);
        parse(svg);
    }
}
