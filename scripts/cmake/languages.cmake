# SPDX-License-Identifier: GPL-3.0-or-later
# onrecord_languages(OUT FOLDER TABLE...)
# Compiles in what FOLDER/xx/TABLE.tsv say of each language xx: for each TABLE one source that defines
# the string_view onrecord::corpus::annotation::vocabulary::TABLE, the rows of all languages with
# `xx` and a tab before each (`*` for those of the folder `every`), and one for `languages`, their
# codes parted by blanks. A new folder is a new language: CMake finds it and runs again. OUT is the
# variable that gets the sources.
function(onrecord_languages out folder)
    set(sources)
    set(codes)
    file(GLOB files CONFIGURE_DEPENDS ${folder}/*/*.tsv)
    foreach(table IN LISTS ARGN)
        set(text "")
        foreach(file IN LISTS files)
            cmake_path(GET file STEM stem)
            if(NOT stem STREQUAL table)
                continue()
            endif()
            set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
            cmake_path(GET file PARENT_PATH code)
            cmake_path(GET code FILENAME code)
            list(APPEND codes ${code})
            if(code STREQUAL every)
                set(code "*")
            endif()
            file(READ ${file} rows)
            # Not `^`, which CMake finds again behind every replacement.
            string(REGEX REPLACE "\n([^#\n])" "\n${code}\t\\1" rows "\n${rows}")
            string(APPEND text "${rows}")
        endforeach()
        set(source ${CMAKE_CURRENT_BINARY_DIR}/vocabulary/annotation/${table}.cpp)
        file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[// Made from @folder@/*/@table@.tsv; edit those.
#include "corpus/annotation/vocabulary.hpp"

namespace onrecord::corpus::annotation::vocabulary {
const std::string_view @table@ = R"vocabulary(@text@)vocabulary";
}
]])
        list(APPEND sources ${source})
    endforeach()
    list(REMOVE_DUPLICATES codes)
    list(REMOVE_ITEM codes every)
    list(SORT codes)
    list(JOIN codes " " codes)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/vocabulary/annotation/languages.cpp)
    file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[// Made by scripts/cmake/languages.cmake.
#include "corpus/annotation/vocabulary.hpp"

namespace onrecord::corpus::annotation::vocabulary {
const std::string_view languages = "@codes@";
}
]])
    list(APPEND sources ${source})
    set(${out} ${sources} PARENT_SCOPE)
endfunction()
