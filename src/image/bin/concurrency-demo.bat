@echo off
rem Runs the program on the runtime in the folder of this script. Sets no variable, since commands would inherit it.
"%~dp0java" "@%~dp0..\lib\options" "-XX:AOTCache=%~dp0..\lib\concurrency-demo.aot" -cp "%~dp0..\lib\concurrency-demo.jar" demo.concurrency.ConcurrencyDemo %*
