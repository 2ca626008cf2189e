// demo both|sequential|concurrent COPIES trace|quiet NAME[=SECONDS]...
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"
)

var mode, show, texts = os.Args[1], os.Args[3], os.Args[4:]

func work(name string, wait time.Duration) {
	if show == "trace" {
		text := ">>> doing task " + name + "\n"
		if wait > 0 {
			text += fmt.Sprintf("found wait of duration %g seconds\n", wait.Seconds())
		}
		os.Stdout.WriteString(text)
	}
	time.Sleep(wait)
	if show == "trace" {
		os.Stdout.WriteString("<<< finished task " + name + "\n")
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

func main() {
	if mode != "concurrent" {
		start := time.Now()
		tasks(work)
		fmt.Printf("took %.9f seconds\n", time.Since(start).Seconds())
	}
	if mode != "sequential" {
		start := time.Now()
		var all sync.WaitGroup
		tasks(func(name string, wait time.Duration) {
			all.Add(1)
			go func() {
				defer all.Done()
				work(name, wait)
			}()
		})
		all.Wait()
		fmt.Printf("took %.9f seconds\n", time.Since(start).Seconds())
	}
}
