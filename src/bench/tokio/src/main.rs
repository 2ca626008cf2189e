// demo both|sequential|concurrent COPIES trace|quiet NAME[=SECONDS]...
use std::io::Write;
use std::time::{Duration, Instant};
use tokio::time::sleep;

fn print(text: String) {
    std::io::stdout().write_all(text.as_bytes()).unwrap();
}

async fn work(name: String, wait: Duration, trace: bool) {
    if trace {
        print(match wait.as_secs_f64() {
            0.0 => format!(">>> doing task {name}\n"),
            seconds => format!(">>> doing task {name}\nfound wait of duration {seconds} seconds\n"),
        });
    }
    if !wait.is_zero() {
        sleep(wait).await;
    }
    if trace {
        print(format!("<<< finished task {name}\n"));
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

#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().collect();
    let (mode, copies, trace, texts) = (&args[1], args[2].parse().unwrap(), args[3] == "trace", &args[4..]);
    if mode != "concurrent" {
        let start = Instant::now();
        for (name, wait) in tasks(texts, copies) {
            work(name, wait, trace).await;
        }
        println!("took {:.9} seconds", start.elapsed().as_secs_f64());
    }
    if mode != "sequential" {
        let start = Instant::now();
        let all: Vec<_> = tasks(texts, copies)
            .map(|(name, wait)| tokio::spawn(work(name, wait, trace)))
            .collect();
        for task in all {
            task.await.unwrap();
        }
        println!("took {:.9} seconds", start.elapsed().as_secs_f64());
    }
}
