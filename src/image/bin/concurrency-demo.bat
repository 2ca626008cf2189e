@echo off
setlocal
rem Runs the program on the runtime in the folder of this script.
set "home=%~dp0.."
"%home%\bin\java" "@%home%\lib\options" "-XX:AOTCache=%home%\lib\concurrency-demo.aot" -cp "%home%\lib\concurrency-demo.jar" demo.concurrency.ConcurrencyDemo %*
