; The installer and the remover. What both need stands in common.nsh, what is asked before anything is changed in
; checks.nsh, how the files come and go in files.nsh, the texts in installer-ja.nsh and installer-en.nsh.
;
; Defined by installer.py: VERSION, TREE, LISTS (kyoju-installed.txt), OUT, SIZE_KB (installed), NEED_KB (free space
; that must be there), MOST_PATH (longest folder), HERE (this folder), STUB (command that puts our words into NSIS'
; own), and, with a certificate, SIGN (program that signs the remover).
;
; Switches of the installer:  /S  /ALLUSERS  /NOSHORTCUTS  /PRESET=FILE  /LOG=FILE  /LANG=ja|en  /?  /D=FOLDER (last)
; Switches of the remover:    /S  /DELETEDATA  /YESALLCASES  /LOG=FILE  /LANG=ja|en  /?
; Exit codes (see packaging/README.md):
;    0 done          1 cancelled             2 this file is damaged (NSIS itself)
;   10 Windows too old                      11 /ALLUSERS without an administrator
;   12 a newer version is there             13 the preset file is missing
;   14 the program is still running         15 not enough space
;   16 the folder cannot be written to      17 stopped half-way
;   19 the log cannot be written            20 the folder cannot be used (path too long, data folder, not empty ...)
;   21 unknown switch                       22 installed the other way (for one user / for all)
;   23 another installer is at work
Unicode true
Target amd64-unicode   ; a 32-bit Windows refuses to start this file, with words of its own
!ifdef FAST
  SetCompressor zlib
  SetCompress off   ; for trying out: packing and unpacking cost more than space
!else
  SetCompressor /SOLID lzma
!endif
SetDateSave off
ManifestDPIAware true
ManifestSupportedOS all
RequestExecutionLevel user   ; no administrator is needed; /ALLUSERS asks for one
CRCCheck force               ; a damaged file says so instead of installing half
AllowRootDirInstall true     ; NSIS would silently go elsewhere; checks.nsh refuses it with words
!packhdr "${LISTS}/stub" '${STUB} "${LISTS}/stub"'
!ifdef SIGN
  !uninstfinalize '"${SIGN}" "%1"' = 0
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include LogicLib.nsh
!include WordFunc.nsh

!define NAME "居住支援ケース管理"
!define IDENTITY "Kyoju.Desktop"   ; what the program calls itself to the taskbar
!define KEYS "Software\Microsoft\Windows\CurrentVersion\Uninstall"
!define KEY "${KEYS}\KyojuDesktop"
!define DATA "$LOCALAPPDATA\KyojuDesktop"
!define LIST "kyoju-installed.txt"
Name "$(TEXT_NAME)"
OutFile "${OUT}"
BrandingText "$(TEXT_NAME) ${VERSION}"
Icon "${HERE}/kyoju.ico"
UninstallIcon "${HERE}/kyoju.ico"
ShowInstDetails nevershow
ShowUninstDetails nevershow
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1041 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1041 "CompanyName" "kyoju_desktop"
VIAddVersionKey /LANG=1041 "FileDescription" "${NAME} インストーラー"
VIAddVersionKey /LANG=1041 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1041 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1041 "LegalCopyright" "Apache License 2.0"

Var AllUsers      ; 1: for every user of this PC
Var Shortcuts     ; 0: none
Var Preset        ; the prefecture's preset file, if there is one
Var Installed     ; the version that is there already
Var Present       ; a sentence about it
Var DeleteData    ; 3: asked for twice, 1 and 2: one of the switches

!define MUI_ICON "${HERE}/kyoju.ico"
!define MUI_UNICON "${HERE}/kyoju.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${LISTS}/side.bmp"
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "$(TEXT_CANCEL)"
!define MUI_ABORTWARNING_CANCEL_DEFAULT
!define MUI_UNABORTWARNING
!define MUI_UNABORTWARNING_TEXT "$(TEXT_CANCEL)"
!define MUI_UNABORTWARNING_CANCEL_DEFAULT
!define MUI_CUSTOMFUNCTION_GUIINIT Begin
!define MUI_CUSTOMFUNCTION_UNGUIINIT un.Begin
!define MUI_CUSTOMFUNCTION_ABORT Cancelled
!define MUI_CUSTOMFUNCTION_UNABORT un.Cancelled
!define MUI_WELCOMEPAGE_TITLE "$(TEXT_WELCOME_TITLE)"
!define MUI_WELCOMEPAGE_TEXT "$(TEXT_WELCOME)$Present"
!define MUI_DIRECTORYPAGE_TEXT_TOP "$(TEXT_DIRECTORY)"
!define MUI_DIRECTORYPAGE_TEXT_DESTINATION "$(TEXT_FOLDER)"
!define MUI_FINISHPAGE_TITLE "$(TEXT_FINISH_TITLE)"
!define MUI_FINISHPAGE_TEXT "$(TEXT_FINISH)"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Kyoju.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(TEXT_RUN)"
!define MUI_FINISHPAGE_SHOWREADME ""
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(TEXT_DESKTOP)"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION ShowOnDesktop
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_HEADER_TEXT "$(TEXT_FOLDER)"
!define MUI_PAGE_HEADER_SUBTEXT "$(TEXT_FOLDER_WHAT)"
!define MUI_PAGE_CUSTOMFUNCTION_PRE BeforeDirectory
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE AfterDirectory
!insertmacro MUI_PAGE_DIRECTORY
!define MUI_PAGE_HEADER_TEXT "$(TEXT_BUSY)"
!define MUI_PAGE_HEADER_SUBTEXT "$(TEXT_BUSY_WHAT)"
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "$(TEXT_FINISH_TITLE)"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT " "
!insertmacro MUI_PAGE_INSTFILES
!define MUI_PAGE_CUSTOMFUNCTION_SHOW ShowFinish
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(TEXT_REMOVE)"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Japanese"
!insertmacro MUI_LANGUAGE "English"
SetFont /LANG=${LANG_JAPANESE} "Yu Gothic UI" 9
SetFont /LANG=${LANG_ENGLISH} "Segoe UI" 9
!include "${HERE}/installer-ja.nsh"
!include "${HERE}/installer-en.nsh"

!include "${HERE}/common.nsh"
!include "${HERE}/checks.nsh"
!include "${HERE}/files.nsh"

; Texts have the language of /LANG only after .onInit: so the checks begin with the window, or, silent, with the section.
Function .onInit
  Call ChooseLanguage
FunctionEnd

Function Begin
  Call ReadSwitches
  Call OnlyOne
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    ${Stop} 10 "$(TEXT_OLD_WINDOWS)"
  ${EndIf}
  SetRegView 64
  ${If} $AllUsers == 1
    UserInfo::GetAccountType
    Pop $0
    ${If} $0 != "Admin"
      ${Stop} 11 "$(TEXT_NOT_ADMIN)"
    ${EndIf}
    SetShellVarContext all
  ${Else}
    SetShellVarContext current
  ${EndIf}
  ${If} $INSTDIR == ""
    ; NSIS drops a /D= that it cannot use (the name of a file, ...) without a word
    System::Call 'kernel32::GetCommandLineW()w.r0'
    System::Call 'shlwapi::StrStrW(wr0,w " /D=")p.r1'
    ${If} $1 P<> 0
      ${Stop} 20 "$(TEXT_NO_FOLDER)"
    ${EndIf}
  ${EndIf}
  Call FindInstalled
  ${If} $INSTDIR == ""
    ${If} $AllUsers == 1
      StrCpy $INSTDIR "$PROGRAMFILES64\Kyoju"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Kyoju"
    ${EndIf}
  ${EndIf}
  Call FindPreset
FunctionEnd

; An update goes where the program is: there is nothing to choose.
Function BeforeDirectory
  ${If} $Installed != ""
    Abort
  ${EndIf}
FunctionEnd

Function AfterDirectory
  Call CheckTarget
  ${If} $Problem != 0
    MessageBox MB_OK|MB_ICONEXCLAMATION "$ProblemText"
    Abort
  ${EndIf}
FunctionEnd

; An administrator who installs for others must not start the program as administrator.
Function ShowFinish
  ${If} $AllUsers == 1
    SendMessage $mui.FinishPage.Run ${BM_SETCHECK} 0 0
    ShowWindow $mui.FinishPage.Run ${SW_HIDE}
  ${EndIf}
  ${If} $Shortcuts == 0
  ${OrIf} $Installed != ""
    SendMessage $mui.FinishPage.ShowReadme ${BM_SETCHECK} 0 0
    ShowWindow $mui.FinishPage.ShowReadme ${SW_HIDE}
  ${EndIf}
FunctionEnd

Function ShowOnDesktop
  Push "$DESKTOP\${NAME}.lnk"
  Call MakeShortcut
FunctionEnd

Section
  AddSize ${SIZE_KB}
  ${If} ${Silent}
    Call Begin
  ${EndIf}
  Call CheckTarget
  ${If} $Problem != 0
    ${Stop} $Problem "$ProblemText"
  ${EndIf}
  ${Log} "$(LOG_VERSION) ${VERSION}"
  ${LogFolder} "$(LOG_FOLDER)"
  Call WaitForProgram
  Call Unpack
  Call WaitForProgram   ; it may have been started while we were unpacking
  Call Swap
  Call Register
  Delete "$INSTDIR\installing"
  Call ClearOld
  SetOutPath "$TEMP"    ; or the folder could not be removed while this window is open
  ${Log} "$(LOG_DONE)"
SectionEnd

; NSIS itself gave up, as when the disk is full in the middle.
Function .onInstFailed
  Call GiveUp
FunctionEnd

Function Register
  DetailPrint "$(TEXT_REGISTERING)"
  ; the first installation makes both shortcuts; later ones leave a removed icon on the desktop removed
  ${If} $Shortcuts == 1
    SetOutPath "$INSTDIR"
    Push "$SMPROGRAMS\${NAME}.lnk"
    Call MakeShortcut
    ${If} ${FileExists} "$DESKTOP\${NAME}.lnk"
      Call ShowOnDesktop
    ${ElseIf} $Installed == ""
    ${AndIf} ${Silent}
      Call ShowOnDesktop
    ${EndIf}
  ${EndIf}
  WriteRegStr SHCTX "${KEY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${KEY}" "DisplayIcon" "$INSTDIR\Kyoju.exe"
  WriteRegStr SHCTX "${KEY}" "Publisher" "kyoju_desktop"
  WriteRegStr SHCTX "${KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${KEY}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr SHCTX "${KEY}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD SHCTX "${KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD SHCTX "${KEY}" "NoModify" 1   ; repairing is starting the installer again
  WriteRegDWORD SHCTX "${KEY}" "NoRepair" 1
  WriteRegDWORD SHCTX "${KEY}" "Shortcuts" $Shortcuts
  ${If} $Installed == ""
    WriteRegStr SHCTX "${KEY}" "Beside" "$Existing"   ; folders below this one were made by us
  ${EndIf}
FunctionEnd

; The shortcut whose path is on the stack, with the identity that puts window and pinned icon together.
Function MakeShortcut
  Pop $R0
  CreateShortCut "$R0" "$INSTDIR\Kyoju.exe"
  !insertmacro ComHlpr_CreateInProcInstance ${CLSID_ShellLink} ${IID_IShellLink} r0 ""
  ${If} $0 P= 0
    Return
  ${EndIf}
  ${IUnknown::QueryInterface} $0 '("${IID_IPersistFile}",.r1)'
  ${IUnknown::QueryInterface} $0 '("${IID_IPropertyStore}",.r2)'
  ${If} $1 P<> 0
  ${AndIf} $2 P<> 0
    ${IPersistFile::Load} $1 '("$R0",2)'   ; 2: to read and write
    System::Call 'ole32::CoTaskMemAlloc(p 64)p.r3'
    System::Call 'kernel32::lstrcpynW(pr3,w "${IDENTITY}",i 32)'
    System::Call '*${SYSSTRUCT_PROPERTYKEY}(${PKEY_AppUserModel_ID})p.r4'
    System::Call '*(&i2 ${VT_LPWSTR},&i2 0,&i4 0,pr3,p 0)p.r5'
    ${IPropertyStore::SetValue} $2 '(r4,r5)'
    ${IPropertyStore::Commit} $2 ""
    ${IPersistFile::Save} $1 '("$R0",1)'
    System::Call 'ole32::CoTaskMemFree(pr3)'
    System::Free $4
    System::Free $5
  ${EndIf}
  !insertmacro ComHlpr_SafeRelease $2
  !insertmacro ComHlpr_SafeRelease $1
  !insertmacro ComHlpr_SafeRelease $0
FunctionEnd

Function un.onInit
  Call un.ChooseLanguage
FunctionEnd

Function un.Begin
  Call un.ReadSwitches
  Call un.OnlyOne
  SetRegView 64
  SetShellVarContext current
  ReadRegStr $0 HKLM "${KEY}" "InstallLocation"
  ${If} $0 == $INSTDIR
    StrCpy $AllUsers 1
    SetShellVarContext all
    Call un.AskForAdministrator
  ${EndIf}
FunctionEnd

; What was installed for all can only be removed by an administrator: Windows asks for one.
Function un.AskForAdministrator
  UserInfo::GetAccountType
  Pop $0
  ${If} $0 == "Admin"
    Return
  ${EndIf}
  ${IfNot} ${Silent}
  ${AndIf} $Raised == 0
    ExecShell "runas" "$INSTDIR\Uninstall.exe" "/RAISED"
    Quit
  ${EndIf}
  ${UnStop} 11 "$(TEXT_REMOVE_NOT_ADMIN)"
FunctionEnd

Section "Uninstall"
  ${If} ${Silent}
    Call un.Begin
  ${EndIf}
  ${UnLogFolder} "$(LOG_REMOVING)"
  Call un.WaitForProgram   ; before it: nothing was changed
  ReadRegStr $Existing SHCTX "${KEY}" "Beside"
  Call un.RemoveFiles
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey SHCTX "${KEY}"
  DeleteRegKey /ifempty SHCTX "${KEYS}"   ; where we were the first program of this user
  SetShellVarContext current   ; the data of whoever sits here, never another user's
  ${If} ${FileExists} "${DATA}\*.*"
    Call un.RemoveData
  ${EndIf}
  ${UnLog} "$(LOG_DONE)"
SectionEnd

; The data are kept unless they were asked for twice: two questions, or two switches.
Function un.RemoveData
  ${IfNot} ${Silent}
    StrCpy $DeleteData 0
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(TEXT_DELETE_DATA)" IDNO decided
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(TEXT_DELETE_DATA_SURE)" IDNO decided
    StrCpy $DeleteData 3
  ${EndIf}
  decided:
  ${If} $DeleteData <> 3
    ${UnLog} "$(LOG_DATA_KEPT)"
    Return
  ${EndIf}
  Push "${DATA}"   ; wherever it lies, should it be a link itself
  Call un.RemoveInside
  RMDir "${DATA}"
  ${If} ${FileExists} "${DATA}\*.*"
    ${UnStop} 17 "$(TEXT_DATA_LEFT)"
  ${EndIf}
  ${UnLog} "$(LOG_DATA_DELETED)"
FunctionEnd
