// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/relevance/gold.hpp"

#include <zstd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>

namespace onrecord::tests {
namespace {

std::string unpack(const std::string& packed) {
    const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context{ZSTD_createDCtx(),
                                                                       ZSTD_freeDCtx};
    std::string text;
    std::string part(ZSTD_DStreamOutSize(), '\0');
    ZSTD_inBuffer input{packed.data(), packed.size(), 0};
    while (input.pos < input.size) {
        ZSTD_outBuffer output{part.data(), part.size(), 0};
        const auto left = ZSTD_decompressStream(context.get(), &output, &input);
        if (ZSTD_isError(left) != 0) throw std::runtime_error{ZSTD_getErrorName(left)};
        text.append(part.data(), output.pos);
    }
    return text;
}

}  // namespace

std::optional<std::filesystem::path> data_file(std::string_view name) {
    const char* folder = std::getenv("ONRECORD_DATA");  // NOLINT(concurrency-mt-unsafe): tests
    auto file = std::filesystem::path{folder != nullptr ? folder : "../shared/data"} / name;
    if (!std::filesystem::exists(file)) return std::nullopt;
    return file;
}

std::string read_file(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

std::vector<boost::json::value> read_json_lines(const std::filesystem::path& file) {
    const std::string text = unpack(read_file(file));
    std::vector<boost::json::value> values;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = text.find('\n', begin);
        values.push_back(boost::json::parse(std::string_view{text}.substr(begin, end - begin)));
        if (end == std::string::npos) break;
        begin = end + 1;
    }
    return values;
}

std::vector<std::uint32_t> character_offsets(std::string_view text) {
    std::vector<std::uint32_t> offsets;
    for (std::uint32_t at = 0; at < text.size(); ++at) {
        if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) offsets.push_back(at);
    }
    offsets.push_back(static_cast<std::uint32_t>(text.size()));
    return offsets;
}

std::string text_of(const boost::json::value& object, std::string_view key) {
    const auto* value = object.as_object().if_contains(key);
    return value != nullptr && value->is_string() ? std::string{value->as_string()} : "";
}

const corpus::Annotator& annotator() {
    static const corpus::Annotator shared;
    return shared;
}

schema::Annotations annotate_alone(schema::Entry entry) {
    return annotator().annotate(std::span{&entry, 1}).front();
}

bool overlap(schema::Span one, schema::Span other) {
    return one.begin < other.end && other.begin < one.end;
}

}  // namespace onrecord::tests
