// demo both|sequential|concurrent COPIES quiet|flushed|buffered NAME[=SECONDS]...
use std::io::{BufWriter, Stdout, Write, stdout};
use std::sync::{LazyLock, Mutex};
use std::time::{Duration, Instant};
use tokio::runtime::Builder;
use tokio::time::sleep;

#[derive(Clone, Copy, PartialEq)]
enum Show {
    Quiet,
    Flushed,
    Buffered,
}

static BUFFER: LazyLock<Mutex<BufWriter<Stdout>>> =
    LazyLock::new(|| Mutex::new(BufWriter::with_capacity(64 * 1024, stdout())));

fn print(text: String, show: Show) {
    if show == Show::Buffered {
        BUFFER.lock().unwrap().write_all(text.as_bytes()).unwrap();
    } else {
        // Standard output is flushed at the end of each line.
        stdout().write_all(text.as_bytes()).unwrap();
    }
}

async fn work(name: String, wait: Duration, show: Show) {
    if show != Show::Quiet {
        let text = match wait.as_secs_f64() {
            0.0 => format!(">>> doing task {name}\n"),
            seconds => format!(">>> doing task {name}\nfound wait of duration {seconds} seconds\n"),
        };
        print(text, show);
    }
    if !wait.is_zero() {
        sleep(wait).await;
    }
    if show != Show::Quiet {
        print(format!("<<< finished task {name}\n"), show);
    }
}

fn tasks(texts: &[String], copies: usize) -> impl Iterator<Item = (String, Duration)> + '_ {
    (1..=copies).flat_map(move |copy| {
        texts.iter().map(move |text| {
            let (name, seconds) = text.split_once('=').unwrap_or((text, "0"));
            let name = if copies > 1 { format!("{name}#{copy}") } else { name.to_string() };
            (name, Duration::from_secs_f64(seconds.parse().unwrap()))
        })
    })
}

async fn run(args: &[String]) {
    let (mode, copies, texts) = (&args[1], args[2].parse().unwrap(), &args[4..]);
    let show = match args[3].as_str() {
        "flushed" => Show::Flushed,
        "buffered" => Show::Buffered,
        _ => Show::Quiet,
    };
    if mode != "concurrent" {
        let start = Instant::now();
        for (name, wait) in tasks(texts, copies) {
            work(name, wait, show).await;
        }
        took(start);
    }
    if mode != "sequential" {
        let start = Instant::now();
        let all: Vec<_> = tasks(texts, copies)
            .map(|(name, wait)| tokio::spawn(work(name, wait, show)))
            .collect();
        for task in all {
            task.await.unwrap();
        }
        took(start);
    }
}

fn took(start: Instant) {
    BUFFER.lock().unwrap().flush().unwrap();
    println!("took {:.9} seconds", start.elapsed().as_secs_f64());
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    // What #[tokio::main] makes, with flavor = "current_thread" or without.
    let mut builder = match std::env::var("RUNTIME").as_deref() {
        Ok("current_thread") => Builder::new_current_thread(),
        _ => Builder::new_multi_thread(),
    };
    builder.enable_time().build().unwrap().block_on(run(&args));
}
