/* Three libraries that Windows 10 has and Wine 8 lacks, as far as Qt and cryptography ask for them.
 * For tests under Wine only: they are never part of the installer (tree.unanswered and a test see to that). */
#include <windows.h>

#if defined(BCRYPTPRIMITIVES)
/* SystemFunction036 is RtlGenRandom */
BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG size);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size)
{
    return SystemFunction036(data, (ULONG)size);
}
#elif defined(ICUUC)
/* Qt's ICU converters: "not available"; the program uses Python's codecs */
#define ABSENT(name) __declspec(dllexport) void *name(void) { return NULL; }
ABSENT(ucnv_open) ABSENT(ucnv_close) ABSENT(UCNV_FROM_U_CALLBACK_SUBSTITUTE) ABSENT(UCNV_TO_U_CALLBACK_SUBSTITUTE)
ABSENT(ucnv_reset) ABSENT(ucnv_getMaxCharSize) ABSENT(ucnv_getName) ABSENT(ucnv_getToUCallBack)
ABSENT(ucnv_getFromUCallBack) ABSENT(ucnv_setToUCallBack) ABSENT(ucnv_setFromUCallBack)
ABSENT(ucnv_cbToUWriteUChars) ABSENT(ucnv_toUnicode) ABSENT(ucnv_cbFromUWriteUChars) ABSENT(ucnv_toUCountPending)
ABSENT(ucnv_fromUCountPending) ABSENT(ucnv_getStandardName) ABSENT(ucnv_getAvailableName) ABSENT(ucnv_countAvailable)
ABSENT(ucnv_fromUnicode)
#elif defined(MSCMS)
__declspec(dllexport) BOOL WINAPI GetColorProfileFromHandle(void *a, BYTE *b, DWORD *c)
{
    (void)a, (void)b, (void)c;
    return FALSE;
}
__declspec(dllexport) BOOL WINAPI CloseColorProfile(void *a)
{
    (void)a;
    return TRUE;
}
__declspec(dllexport) void *WINAPI WcsCreateIccProfile(void *a, DWORD b)
{
    (void)a, (void)b;
    return NULL;
}
__declspec(dllexport) void *WINAPI OpenColorProfileW(void *a, DWORD b, DWORD c, DWORD d)
{
    (void)a, (void)b, (void)c, (void)d;
    return NULL;
}
#endif
