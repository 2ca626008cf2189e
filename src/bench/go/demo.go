// demo both|sequential|concurrent COPIES quiet|flushed|buffered NAME[=SECONDS]...
package main

import (
	"bufio"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

var mode, show, texts = os.Args[1], os.Args[3], os.Args[4:]

var (
	lock   sync.Mutex
	buffer = bufio.NewWriterSize(os.Stdout, 64*1024)
)

func print(text string) {
	switch show {
	case "flushed":
		os.Stdout.WriteString(text)
	case "buffered":
		lock.Lock()
		buffer.WriteString(text)
		lock.Unlock()
	}
}

func work(name string, wait time.Duration) {
	if show != "quiet" {
		text := ">>> doing task " + name + "\n"
		if wait > 0 {
			text += "found wait of duration " + strconv.FormatFloat(wait.Seconds(), 'g', -1, 64) + " seconds\n"
		}
		print(text)
	}
	time.Sleep(wait)
	if show != "quiet" {
		print("<<< finished task " + name + "\n")
	}
}

func tasks(start func(name string, wait time.Duration)) {
	copies, _ := strconv.Atoi(os.Args[2])
	for i := 1; i <= copies; i++ {
		for _, text := range texts {
			name, seconds, _ := strings.Cut(text, "=")
			number, _ := strconv.ParseFloat(seconds, 64)
			if copies > 1 {
				name += "#" + strconv.Itoa(i)
			}
			start(name, time.Duration(number*float64(time.Second)))
		}
	}
}

func pass(run func()) {
	start := time.Now()
	run()
	buffer.Flush()
	fmt.Printf("took %.9f seconds\n", time.Since(start).Seconds())
}

func main() {
	if mode != "concurrent" {
		pass(func() { tasks(work) })
	}
	if mode != "sequential" {
		pass(func() {
			var all sync.WaitGroup
			tasks(func(name string, wait time.Duration) {
				all.Go(func() { work(name, wait) })
			})
			all.Wait()
		})
	}
}
