@echo off
rem Starts Sparring; builds it first where that is missing. Arguments and exit code pass through.
rem Yours to set: JAVA_HOME, OMP_NUM_THREADS, OMP_WAIT_POLICY, SPARRING_JAVA_OPTS, SPARRING_CLASS_PATH.
setlocal EnableExtensions
set "root=%~dp0"
if "%root:~-1%"=="\" set "root=%root:~0,-1%"

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
    for /f %%c in ('powershell -NoProfile -Command "(Get-CimInstance Win32_Processor | Measure-Object NumberOfCores -Sum).Sum"') do set "OMP_NUM_THREADS=%%c"
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
if "%~1"=="" (
    set "modules=--module-path "%root%\ui\target\javafx" --add-modules javafx.controls"
    set "native=ALL-UNNAMED,javafx.graphics"
) else (
    set "modules=-Djava.awt.headless=true"
)
if %version% GEQ 22 set "options=--enable-native-access=%native% %options%"
if %version% GEQ 24 set "options=--sun-misc-unsafe-memory-access=allow %options%"
"%java%" %options% %modules% %SPARRING_JAVA_OPTS% -cp "%root%\ui\target\lib\*%more%" dev.sparring.ui.Main %*
exit /b %errorlevel%
