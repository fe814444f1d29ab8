/* Kyoju.exe and KyojuAdmin.exe: start the Python beside this file with our module, and nothing else's.
 *
 * Python is loaded by its full path, so no python3xx.dll from elsewhere can take its place; `-X utf8` because the
 * ._pth file makes Python ignore the environment, and cp932 would be the default; `-I` is what a ._pth implies. */
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#ifndef MODULE
#error "MODULE names the Python module, DLL the library to load"
#endif

typedef int (*py_main)(int, wchar_t **);

static int fail(const wchar_t *what)
{
    wchar_t text[1024];
    _snwprintf(text, 1023,
               L"居住支援ケース管理を始められませんでした。\n\n%ls\n\n"
               L"データは無事です。もう一度インストールしてください(データは残ります)。"
               L"それでも始まらないときは、県または役場の情報担当に、この画面のことばを伝えてください。",
               what);
    text[1023] = 0;
#ifdef CONSOLE
    HANDLE out = GetStdHandle(STD_ERROR_HANDLE);
    DWORD written;
    if (!WriteConsoleW(out, text, (DWORD)wcslen(text), &written, NULL)) {
        char bytes[4096];
        int size = WideCharToMultiByte(CP_UTF8, 0, text, -1, bytes, sizeof bytes, NULL, NULL);
        if (size > 1)
            WriteFile(out, bytes, (DWORD)size - 1, &written, NULL);
    }
#else
    MessageBoxW(NULL, text, L"居住支援ケース管理", MB_OK | MB_ICONERROR);
#endif
    return 70; /* EX_SOFTWARE */
}

static int run(int argc, wchar_t **argv)
{
    static wchar_t folder[32768];
    static wchar_t library[32768];
    DWORD size = GetModuleFileNameW(NULL, folder, 32767);
    if (size == 0 || size >= 32767)
        return fail(L"プログラムの場所がわかりません。");
    wchar_t *last = wcsrchr(folder, L'\\');
    if (last == NULL)
        return fail(L"プログラムの場所がわかりません。");
    last[1] = 0;
    SetDllDirectoryW(L"");
    wcscpy(library, folder);
    if (wcslen(library) + wcslen(DLL) >= 32767)
        return fail(L"プログラムの場所の名前が長すぎます。");
    wcscat(library, DLL);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (python == NULL)
        return fail(L"プログラムの一部(" DLL L")が足りません。");
    py_main start = (py_main)(void *)GetProcAddress(python, "Py_Main");
    if (start == NULL)
        return fail(L"プログラムの一部(" DLL L")が壊れています。");
    wchar_t **all = calloc((size_t)argc + 5, sizeof *all);
    if (all == NULL)
        return fail(L"メモリが足りません。");
    int count = 0;
    all[count++] = argv[0];
    all[count++] = L"-X";
    all[count++] = L"utf8";
    all[count++] = L"-m";
    all[count++] = MODULE;
    for (int at = 1; at < argc; at++)
        all[count++] = argv[at];
    return start(count, all);
}

#ifdef CONSOLE
int wmain(int argc, wchar_t **argv)
{
    return run(argc, argv);
}
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, LPWSTR line, int show)
{
    (void)self;
    (void)before;
    (void)line;
    (void)show;
    return run(__argc, __wargv);
}
#endif
