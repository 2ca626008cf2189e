@echo off
setlocal
rem Runs the demo on the runtime beside this script, wherever that is.
set "home=%~dp0.."
"%home%\bin\java" "@%home%\lib\options" "-XX:AOTCache=%home%\lib\concurrency-demo.aot" -cp "%home%\lib\concurrency-demo.jar" demo.concurrency.ConcurrencyDemo %*
