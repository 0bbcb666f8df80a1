@echo off
rem Starts Sparring; builds it first where that is missing. Arguments and exit code pass through.
rem Yours to set: JAVA_HOME, OMP_NUM_THREADS, OMP_WAIT_POLICY, SPARRING_JAVA_OPTS, SPARRING_CLASS_PATH, SPARRING_CACHE, SPARRING_CACHE_GB.
rem Of a list in OMP_NUM_THREADS, such as 4,2, the first number counts: parallel regions are not nested here.
setlocal EnableExtensions
set "root=%~dp0"
if "%root:~-1%"=="\" set "root=%root:~0,-1%"

if not "%root:;=%"=="%root%" (
    echo sparring: the project's path holds a ';', which separates class paths; move it to a path without one 1>&2
    exit /b 2
)

rem ND4J reads one whole number; OpenMP allows spaces, and a list with a number for each level.
if not defined OMP_NUM_THREADS goto threads_checked
set OMP_NUM_THREADS | findstr /r /x /c:"OMP_NUM_THREADS=[0-9, ]*" >nul || goto threads_wrong
set "threads="
for /f "tokens=1 delims=, " %%t in ("%OMP_NUM_THREADS%") do set "threads=%%t"
if not defined threads goto threads_wrong
set threads | findstr /r /x /c:"threads=[1-9][0-9]*" >nul || goto threads_wrong
if not "%threads:~5%"=="" goto threads_wrong
set "OMP_NUM_THREADS=%threads%"
goto threads_checked
:threads_wrong
echo sparring: OMP_NUM_THREADS is no number of threads; set it to one from 1 to 65535 such as 4, or unset it 1>&2
exit /b 2
:threads_checked

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
set "version="
for /f "tokens=3" %%v in ('""%java%" -version 2>&1" ^| findstr /i "version"') do if not defined version set "version=%%~v"
for /f "delims=.-+ tokens=1" %%v in ("%version%") do set "version=%%v"
if not defined version (
    echo sparring: there is no java; install JDK 17 or newer, or set JAVA_HOME 1>&2
    exit /b 2
)
if %version% LSS 17 (
    echo sparring: java is version %version%; install JDK 17 or newer, or set JAVA_HOME 1>&2
    exit /b 2
)

if not exist "%root%\ui\target\sparring.built" (
    echo sparring: building, the first time takes some minutes 1>&2
    pushd "%root%"
    call mvn -B -q -pl ui -am package -Dmaven.test.skip=true -Dspotless.check.skip=true -Djacoco.skip=true 1>&2
    if errorlevel 1 (
        popd
        echo sparring: the build failed, see above 1>&2
        exit /b 1
    )
    popd
    type nul > "%root%\ui\target\sparring.built"
)

if not defined OMP_NUM_THREADS (
    rem Not more than this process may use: a shell started with an affinity hands it on.
    for /f %%c in ('powershell -NoProfile -Command "$cores = (Get-CimInstance Win32_Processor | Measure-Object NumberOfCores -Sum).Sum; $mask = [Convert]::ToString([int64](Get-Process -Id $PID).ProcessorAffinity, 2); [Math]::Min($cores, $mask.Replace('0', '').Length)"') do set "OMP_NUM_THREADS=%%c"
)
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=%NUMBER_OF_PROCESSORS%"
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=passive"
if not defined GOMP_SPINCOUNT set "GOMP_SPINCOUNT=20000"
set "memory=8192"
for /f %%m in ('powershell -NoProfile -Command "[int]((Get-CimInstance Win32_ComputerSystem).TotalPhysicalMemory / 1MB)"') do set "memory=%%m"
set /a half=memory / 2
set /a most=memory / 10 * 9

set "options=-Dorg.bytedeco.javacpp.maxbytes=%half%m -Dorg.bytedeco.javacpp.maxphysicalbytes=%most%m -Dsparring.terminal=true"
set "native=ALL-UNNAMED"
set "more="
if defined SPARRING_CLASS_PATH set "more=;%SPARRING_CLASS_PATH%"
set "modules="
rem The window opens without arguments, or with a run to show: its directory or the run.json in it.
set "desktop="
if "%~1"=="" set "desktop=true"
if "%~2"=="" if exist "%~1" set "desktop=true"
if defined desktop (
    set "modules=--module-path "%root%\ui\target\javafx" --add-modules javafx.controls"
    set "native=ALL-UNNAMED,javafx.graphics"
)
if %version% GEQ 22 set "options=--enable-native-access=%native% %options%"
if %version% GEQ 24 set "options=--sun-misc-unsafe-memory-access=allow %options%"
"%java%" %options% %modules% %SPARRING_JAVA_OPTS% -cp "%root%\ui\target\lib\*%more%" dev.sparring.ui.Main %*
exit /b %errorlevel%
