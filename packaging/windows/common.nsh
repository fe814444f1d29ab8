; What the installer and the remover both need: words of the command line, log, leaving with a code, the running program.
!include Win\COM.nsh
!include Win\Propkey.nsh

Var LogFile     ; handle of the log, "" without one
Var Words       ; what is left of the command line
Var Word
Var Raised      ; 1: the remover was started again as administrator
Var Existing    ; the nearest folder above the program's that is not ours
Var Entry       ; a line of the list
Var Do          ; what EachLine does with it

!define Log '!insertmacro WriteLine ""'
!define UnLog '!insertmacro WriteLine "un."'
!macro WriteLine un text
  Push "${text}"
  Call ${un}WriteLine
!macroend

; The folder without the user's name: a log holds nothing about a person.
!define LogFolder '!insertmacro WriteFolder ""'
!define UnLogFolder '!insertmacro WriteFolder "un."'
!macro WriteFolder un text
  StrLen $0 "$PROFILE\"
  StrCpy $1 "$INSTDIR" $0
  ${If} $1 == "$PROFILE\"
    StrCpy $1 "$INSTDIR" "" $0
    StrCpy $1 "%USERPROFILE%\$1"
  ${Else}
    StrCpy $1 "$INSTDIR"
  ${EndIf}
  !insertmacro WriteLine "${un}" "${text} $1"
!macroend

; End with a code for the prefecture's IT, and a sentence for whoever sits there.
!define Stop '!insertmacro Stop ""'
!define UnStop '!insertmacro Stop "un."'
!macro Stop un code text
  Push "${text}"
  Push "${code}"
  Call ${un}Stop
!macroend

!macro Common un
Function ${un}WriteLine
  Exch $0
  ${If} $LogFile != ""
    Push $1
    Push $2
    System::Call 'kernel32::GetLocalTime(@r1)'
    System::Call '*$1(&i2.r2,&i2.r3,&i2,&i2.r4,&i2.r5,&i2.r6,&i2.r7)'
    System::Call 'user32::wsprintfW(w.r1,w "%04d-%02d-%02d %02d:%02d:%02d ",ir2,ir3,ir4,ir5,ir6,ir7)'
    StrCpy $0 "$1$0$\r$\n"
    System::Alloc 8192
    Pop $1
    System::Call 'kernel32::WideCharToMultiByte(i 65001,i 0,wr0,i -1,pr1,i 8192,p 0,p 0)i.r2'
    IntOp $2 $2 - 1   ; without the zero at the end
    System::Call 'kernel32::WriteFile(p $LogFile,pr1,ir2,*i.r2,p 0)'
    System::Free $1
    Pop $2
    Pop $1
  ${EndIf}
  Pop $0
FunctionEnd

Function ${un}Stop
  Pop $R0
  Pop $R1
  !insertmacro WriteLine "${un}" "$R1"
  MessageBox MB_OK|MB_ICONSTOP "$R1" /SD IDOK
  Push $R0
  Call ${un}Leave
FunctionEnd

; End with the code that is on the stack.
Function ${un}Leave
  Pop $R0
  !insertmacro WriteLine "${un}" "$(LOG_CODE) $R0"
  SetErrorLevel $R0
  Quit
FunctionEnd

Function ${un}Cancelled
  !insertmacro WriteLine "${un}" "$(LOG_CODE) 1"
FunctionEnd

; The next word of the command line; quotes hold words together and are dropped.
Function ${un}NextWord
  StrCpy $Word ""
  StrCpy $1 0
  ${Do}
    StrCpy $0 $Words 1
    ${If} $0 == ""
      ${Break}
    ${EndIf}
    StrCpy $Words $Words "" 1
    ${If} $0 == '"'
      IntOp $1 $1 !
    ${ElseIf} $0 == " "
    ${AndIf} $1 = 0
      ${If} $Word != ""
        ${Break}
      ${EndIf}
    ${Else}
      StrCpy $Word "$Word$0"
    ${EndIf}
  ${Loop}
FunctionEnd

; The words that must be known before anything can be said.
Function ${un}ChooseLanguage
  ${GetParameters} $Words
  ${Do}
    Call ${un}NextWord
    ${If} $Word == ""
      ${Break}
    ${ElseIf} $Word == "/S"
      SetSilent silent   ; also for a small s
    ${ElseIf} $Word == "/LANG=ja"
      StrCpy $LANGUAGE ${LANG_JAPANESE}
    ${ElseIf} $Word == "/LANG=en"
      StrCpy $LANGUAGE ${LANG_ENGLISH}
    ${EndIf}
  ${Loop}
FunctionEnd

; The switches that the installer and the remover share; an unknown one ends it, so that no slip of the pen is silent.
Function ${un}SharedSwitch
  StrCpy $1 $Word 5
  ${If} $Word == "/S"
  ${OrIf} $Word == "/NCRC"
  ${OrIf} $Word == "/LANG=ja"
  ${OrIf} $Word == "/LANG=en"
    Return   ; NSIS and ChooseLanguage have seen it
  ${ElseIf} $Word == "/RAISED"
    StrCpy $Raised 1
  ${ElseIf} $1 == "/LOG="
    StrCpy $0 $Word "" 5
    ClearErrors
    FileOpen $LogFile "$0" a
    ${If} ${Errors}
      StrCpy $LogFile ""
      !insertmacro Stop "${un}" 19 "$(TEXT_NO_LOG)"
    ${EndIf}
    FileSeek $LogFile 0 END
  ${Else}
    !insertmacro Stop "${un}" 21 "$(TEXT_UNKNOWN_SWITCH)"
  ${EndIf}
FunctionEnd

; Two installers, or installer and remover, at once would undo each other's work.
Function ${un}OnlyOne
  System::Call 'kernel32::CreateMutexW(p 0,i 0,w "Global\KyojuDesktop.Setup")p.r1?e'
  Pop $0
  ${If} $0 = 183   ; it is there already
  ${OrIf} $0 = 5   ; it is there and another user's
    !insertmacro Stop "${un}" 23 "$(TEXT_ANOTHER)"
  ${EndIf}
FunctionEnd

; $R9: 1 while a program of this folder runs. Windows gives nobody a running program's file to write to.
Function ${un}IsRunning
  StrCpy $R9 0
  !insertmacro AskFile "$INSTDIR\Kyoju.exe"
  !insertmacro AskFile "$INSTDIR\KyojuAdmin.exe"
FunctionEnd

; The running program is asked to close: it keeps what was being typed, makes its copy and ends. That takes seconds.
Function ${un}WaitForProgram
  start:
  StrCpy $R8 0
  ${Do}
    Call ${un}IsRunning
    ${If} $R9 = 0
      Return
    ${EndIf}
    IntOp $0 $R8 % 20
    ${If} $0 = 0
      DetailPrint "$(TEXT_WAITING)"
      System::Call 'user32::RegisterWindowMessageW(w "KyojuDesktop.Close")i.r1'
      System::Call 'user32::PostMessageW(p 0xffff,ir1,p 0,p 0)'   ; 0xffff: to every window
    ${EndIf}
    Sleep 500
    IntOp $R8 $R8 + 1
  ${LoopUntil} $R8 >= 120
  !insertmacro WriteLine "${un}" "$(LOG_RUNNING)"
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(TEXT_RUNNING)" /SD IDCANCEL IDRETRY start
  Push 14
  Call ${un}Leave
FunctionEnd

; Call $Do for every line of the list on the stack that begins with the letter on the stack; $Entry is the rest of it.
Function ${un}EachLine
  Pop $R7   ; the letter: t (lies at the top), f (file) or d (folder)
  Pop $R6
  FileOpen $R5 "$R6" r
  ${If} $R5 == ""
    Return
  ${EndIf}
  ${Do}
    ClearErrors
    FileRead $R5 $R4
    ${If} ${Errors}
      ${Break}
    ${EndIf}
    StrCpy $R3 $R4 1
    ${If} $R3 == $R7
      StrCpy $Entry $R4 -2 2   ; without the letter and the line's end
      Call $Do
    ${EndIf}
  ${Loop}
  FileClose $R5
  ClearErrors
FunctionEnd

; Take away the empty folders from the program's upwards, as far as they were made by us.
Function ${un}RemoveEmpty
  StrCpy $0 "$INSTDIR"
  RMDir "$0"
  ${If} $Existing == ""
    Return
  ${EndIf}
  ${Do}
    ${If} $0 == ""
    ${OrIf} $0 == $Existing
    ${OrIf} ${FileExists} "$0\*.*"
      ${Break}
    ${EndIf}
    ${GetParent} "$0" $0
    ${If} $0 != $Existing
      RMDir "$0"
    ${EndIf}
  ${Loop}
FunctionEnd
!macroend

!macro AskFile path
  ${If} ${FileExists} "${path}"
    System::Call 'kernel32::CreateFileW(w "${path}",i 0x40000000,i 7,p 0,i 3,i 0,p 0)p.r1?e'
    Pop $2
    ${If} $1 P= -1
      ${If} $2 = 32   ; sharing violation; no right to write is another matter
        StrCpy $R9 1
      ${EndIf}
    ${Else}
      System::Call 'kernel32::CloseHandle(pr1)'
    ${EndIf}
  ${EndIf}
!macroend

!define EachLine '!insertmacro EachLine ""'
!define UnEachLine '!insertmacro EachLine "un."'
!macro EachLine un list letter do
  GetFunctionAddress $Do ${un}${do}
  Push "${list}"
  Push "${letter}"
  Call ${un}EachLine
!macroend

!insertmacro Common ""
!insertmacro Common "un."
