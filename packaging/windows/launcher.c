/* Kyoju.exe and KyojuAdmin.exe: start the Python beside this file with our module, and nothing else's.
 *
 * Libraries come from this folder and from Windows itself: neither from the present folder nor from PATH, where
 * anybody could have put one. `-X utf8` because the ._pth file makes Python ignore the environment, and cp932 would be
 * the default; `-I` is what a ._pth implies; `-B` so that nothing appears beside the program that the remover does not
 * know. The console's code page stays as it is: what is written to a console goes there as UTF-16, by Python as by us,
 * and changing the code page would change it for whatever runs in that window afterwards; a pipe or a file gets UTF-8. */
#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#ifndef MODULE
#error "MODULE names the Python module, DLL the library to load"
#endif
#ifndef LOAD_LIBRARY_SEARCH_DEFAULT_DIRS
#define LOAD_LIBRARY_SEARCH_DEFAULT_DIRS 0x1000
#endif

#define ROOM 32768 /* Windows' longest path and longest command line */
#define STOPPED 70 /* EX_SOFTWARE */

typedef int (*py_main)(int, wchar_t **);

static int fail(const wchar_t *what)
{
    wchar_t text[1024];
    _snwprintf(text, 1023, L"居住支援ケース管理を始められませんでした。\n\n%ls\n", what);
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
    MessageBoxW(NULL, text, L"居住支援ケース管理", MB_OK | MB_ICONERROR | MB_SETFOREGROUND);
#endif
    return STOPPED;
}

static int broken(const wchar_t *what)
{
    wchar_t text[768];
    _snwprintf(text, 767,
               L"%ls\n\nデータは無事です。もう一度インストールしてください(データは残ります)。"
               L"それでも始まらないときは、県または役場の情報担当に、この画面のことばを伝えてください。",
               what);
    text[767] = 0;
    return fail(text);
}

/* The path of a file in our folder; 0 when it would be too long. */
static int beside(const wchar_t *folder, const wchar_t *name, wchar_t *path)
{
    if (wcslen(folder) + wcslen(name) >= ROOM)
        return 0;
    wcscpy(path, folder);
    wcscat(path, name);
    return 1;
}

static int run(int argc, wchar_t **argv)
{
    static wchar_t folder[ROOM];
    static wchar_t path[ROOM];
    DWORD size = GetModuleFileNameW(NULL, folder, ROOM);
    wchar_t *last = size && size < ROOM ? wcsrchr(folder, L'\\') : NULL;
    if (last == NULL)
        return broken(L"プログラムの場所がわかりません。");
    last[1] = 0;
    if (!beside(folder, L"installing", path))
        return broken(L"プログラムの場所の名前が長すぎます。");
    if (GetFileAttributesW(path) != INVALID_FILE_ATTRIBUTES)
        return fail(L"インストールが途中です。インストールの画面が出ていれば、終わるまでお待ちください。\n"
                    L"出ていなければ、途中で止まっています。もう一度、インストーラーを始めてください。\n\n"
                    L"データは無事です。");
    SetDllDirectoryW(L"");
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (!beside(folder, DLL, path))
        return broken(L"プログラムの場所の名前が長すぎます。");
    HMODULE python = LoadLibraryExW(path, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    if (python == NULL)
        return broken(L"プログラムの一部(" DLL L")が足りません。");
    py_main start = (py_main)(void *)GetProcAddress(python, "Py_Main");
    if (start == NULL)
        return broken(L"プログラムの一部(" DLL L")が壊れています。");
    wchar_t **all = calloc((size_t)argc + 6, sizeof *all);
    if (all == NULL)
        return broken(L"メモリが足りません。");
    wchar_t *ours[] = {argc ? argv[0] : folder, L"-X", L"utf8", L"-B", L"-m", MODULE};
    int count = 0;
    for (size_t at = 0; at < sizeof ours / sizeof *ours; at++)
        all[count++] = ours[at];
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
