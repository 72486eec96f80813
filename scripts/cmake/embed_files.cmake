# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -D FOLDER=dist -D OUTPUT=assets.cpp -P embed_files.cmake
# Writes a source file that holds every file of FOLDER: the definition of server/api/assets.hpp.
# Plain C++, so that it works with every compiler and sanitizer.
set(type_html "text/html; charset=utf-8")
set(type_js "text/javascript; charset=utf-8")
set(type_css "text/css; charset=utf-8")
set(type_svg "image/svg+xml")
set(type_json "application/json")

file(GLOB names RELATIVE ${FOLDER} ${FOLDER}/*)
list(SORT names)
set(arrays "")
set(rows "")
set(number 0)
foreach(name IN LISTS names)
    file(READ ${FOLDER}/${name} digits HEX)
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${digits}")
    string(REGEX REPLACE "(................................................................................)"
        "\\1\n" bytes "${bytes}")
    string(REGEX REPLACE ".*\\." "" extension ${name})
    if(NOT DEFINED type_${extension})
        message(FATAL_ERROR "embed_files.cmake: add the content type of .${extension} files")
    endif()
    string(APPEND arrays "const unsigned char file_${number}[] = {${bytes}};\n")
    string(APPEND rows "    {\"${name}\", \"${type_${extension}}\",\n     {reinterpret_cast<const char*>(file_${number}), sizeof file_${number}}},\n")
    math(EXPR number "${number} + 1")
endforeach()

file(WRITE ${OUTPUT}.new "// Made by scripts/cmake/embed_files.cmake from server/web/; not for editing.
#include \"server/api/assets.hpp\"

namespace onrecord::server::api {
namespace {
${arrays}
const Asset files[] = {
${rows}};
}  // namespace

std::span<const Asset> assets() { return files; }

}  // namespace onrecord::server::api
")
file(COPY_FILE ${OUTPUT}.new ${OUTPUT} ONLY_IF_DIFFERENT)
file(REMOVE ${OUTPUT}.new)
