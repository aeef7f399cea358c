@echo off
setlocal
rem Starts rollcall with the Java in JAVA_HOME, or else the one on the PATH.
rem JAVA_OPTS and ROLLCALL_OPTS are passed to the JVM.

set "rollcall_jar=%~dp0..\lib\rollcall.jar"

if not defined JAVA_HOME goto java_on_path
set "rollcall_java=%JAVA_HOME:"=%\bin\java.exe"
if exist "%rollcall_java%" goto start
echo error: JAVA_HOME is "%JAVA_HOME:"=%", which has no bin\java.exe: set it to Java 17 or newer, or unset it>&2
exit /b 1

:java_on_path
set "rollcall_java="
for %%j in (java.exe) do set "rollcall_java=%%~$PATH:j"
if defined rollcall_java goto start
echo error: java not found: install Java 17 or newer and put it on PATH, or set JAVA_HOME>&2
exit /b 1

:start
"%rollcall_java%" -XX:+UseSerialGC -Xshare:auto -XX:-UsePerfData ^
  -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 ^
  -Dslf4j.internal.verbosity=ERROR -Dsun.net.httpserver.nodelay=true ^
  %JAVA_OPTS% %ROLLCALL_OPTS% ^
  -jar "%rollcall_jar%" %*
exit /b %ERRORLEVEL%
