@echo off
rem Starts twat-cache with its shell: see --help. Needs Java 17 or later, in JAVA_HOME or on the path.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not defined TWAT_CACHE_JAVA_OPTS set "TWAT_CACHE_JAVA_OPTS=-XX:+UseSerialGC"
"%JAVA%" %TWAT_CACHE_JAVA_OPTS% -Xlog:disable -Dtwat-cache.terminals=012 -jar "%~dp0..\lib\org.twatcache.launcher.jar" %*
exit /b %ERRORLEVEL%
