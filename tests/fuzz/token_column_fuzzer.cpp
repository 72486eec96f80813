// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"
#include "schema/token_column.hpp"
#include "tests/fuzz/column_file.hpp"
#include "tests/fuzz/fuzzer.hpp"

#include <cstdlib>

using namespace onrecord;

namespace {

using schema::DocId;
using schema::Where;
using schema::WordId;

void read_vocabulary(const schema::TokenColumn& column) {
    for (WordId word = 0; word < column.vocabulary_size(); ++word) {
        if (column.find(column.form(word)) != word) std::abort();
        std::size_t sum = column.frequency(word);
        for (const std::string_view stem : column.stems(word)) {
            sum += stem.size();
        }
        if (sum == 0 && column.with_prefix(column.form(word)).empty()) std::abort();
    }
}

void read_text(const schema::TokenColumn& column, DocId document, Where where) {
    std::vector<WordId> words;
    // Searching must be safe in a text that reading refuses.
    const WordId common[] = {0, 1};
    column.contains_phrase(document, where, common);
    column.read(document, where, words);
    if (words.size() != column.length(document, where)) std::abort();
    if (!words.empty() && !column.contains_phrase(document, where, words)) std::abort();
}

}  // namespace

std::vector<std::string> fuzz::seeds() {
    schema::TokenColumnWriter writer{std::filesystem::temp_directory_path()};
    const schema::Analyzer analyzer;
    for (int i = 0; i < 3; ++i) {
        schema::ReadWords words;
        for (int j = 0; j < 90; ++j) {
            words.body.push_back({"w" + std::to_string(i * j), {}});
        }
        words.title = {{"title", {}}, {"w0", {}}};
        writer.add(words, analyzer, i == 0 ? "en" : "");
    }
    const ColumnFile file;
    writer.write(file.path());
    return {file.read()};
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes{reinterpret_cast<const char*>(data), size};
    fuzz::mend_header(bytes);
    const fuzz::ColumnFile file;
    file.write(bytes);
    try {
        const schema::TokenColumn column{file.path()};
        read_vocabulary(column);
        for (DocId document = 1; document <= column.size(); ++document) {
            read_text(column, document, Where::Title);
            read_text(column, document, Where::Body);
        }
    } catch (const schema::Failure& failure) {
        if (failure.status() != schema::ExitStatus::BadData) std::abort();
    }
    return 0;
}
