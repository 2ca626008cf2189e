# demo.exs both|sequential|concurrent COPIES quiet|flushed NAME[=SECONDS]...
defmodule Demo do
  def work({name, ms}, show) do
    if show != "quiet" do
      found = if ms > 0, do: "found wait of duration #{ms / 1000} seconds\n", else: ""
      IO.write([">>> doing task ", name, "\n", found])
    end

    if ms > 0, do: Process.sleep(ms)
    if show != "quiet", do: IO.write(["<<< finished task ", name, "\n"])
  end

  def tasks(texts, copies) do
    for copy <- Stream.unfold(1, &{&1, &1 + 1}) |> Stream.take(copies), text <- texts do
      [name | seconds] = String.split(text, "=")
      {number, ""} = Float.parse(List.first(seconds) || "0")
      {if(copies > 1, do: "#{name}##{copy}", else: name), round(number * 1000)}
    end
  end

  def pass("sequential", tasks, show), do: Enum.each(tasks, &work(&1, show))

  def pass("concurrent", tasks, show) do
    tasks |> Enum.map(&Task.async(fn -> work(&1, show) end)) |> Task.await_many(:infinity)
  end
end

[mode, copies, show | texts] = System.argv()

for name <- ["sequential", "concurrent"], mode in [name, "both"] do
  start = System.monotonic_time(:nanosecond)
  Demo.pass(name, Demo.tasks(texts, String.to_integer(copies)), show)
  IO.puts("took #{(System.monotonic_time(:nanosecond) - start) / 1.0e9} seconds")
end
