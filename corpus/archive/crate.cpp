// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/crate.hpp"

#include "corpus/archive/json_text.hpp"

#include <fstream>
#include <iterator>
#include <simdjson.h>
#include <string_view>

namespace onrecord::corpus::archive {
namespace {

constexpr std::string_view position_begin = "onrecord-archive-position:";

std::string reference(std::string_view id) {
    std::string out;
    JsonObject{out}.text("@id", id).close();
    return out;
}

std::string descriptor() {
    std::string out;
    JsonObject object{out};
    object.text("@id", crate_file).text("@type", "CreativeWork");
    object.member("conformsTo") += reference("https://w3id.org/ro/crate/1.1");
    object.member("about") += reference("./");
    object.close();
    return out;
}

std::string root(const Crate& crate) {
    std::string out;
    JsonObject object{out};
    object.text("@id", "./")
        .text("@type", "Dataset")
        .text("name", "Export of an Onrecord Archive")
        .text(
            "description",
            "Every Revision of news liveblogs with the Captures they were read from. The lines of "
            "archive.jsonl are chained by SHA-256; the identifier is the digest they end in.")
        .text("datePublished", schema::to_string(crate.made))
        .text("license", "The rights in pages and posts stay with their publishers and authors.")
        .text("identifier", std::string{position_begin} + crate.position);
    std::string& parts = object.member("hasPart");
    char before = '[';
    for (const CratePart& part : crate.parts) {
        parts += before;
        parts += reference(part.path);
        before = ',';
    }
    parts += crate.parts.empty() ? "[]" : "]";
    object.close();
    return out;
}

std::string file(const CratePart& part) {
    std::string out;
    JsonObject object{out};
    object.text("@id", part.path)
        .text("@type", "File")
        .text("name", part.name)
        .text_if_any("encodingFormat", part.media_type)
        .text("contentSize", std::to_string(part.bytes))
        .text("sha256", part.sha256);
    if (part.created) object.text("dateCreated", schema::to_string(*part.created));
    object.close();
    return out;
}

}  // namespace

std::string crate_metadata(const Crate& crate) {
    std::string out = R"({"@context":"https://w3id.org/ro/crate/1.1/context","@graph":[)";
    out += '\n' + descriptor() + ",\n" + root(crate);
    for (const CratePart& part : crate.parts)
        out += ",\n" + file(part);
    return out + "\n]}\n";
}

std::optional<std::string> crate_position(const std::filesystem::path& folder) {
    simdjson::dom::parser parser;
    simdjson::dom::element metadata;
    simdjson::dom::array graph;
    const auto path = (folder / crate_file).string();
    if (parser.load(path).get(metadata) != simdjson::SUCCESS) return std::nullopt;
    if (metadata["@graph"].get(graph) != simdjson::SUCCESS) return std::nullopt;
    for (const simdjson::dom::element part : graph) {
        std::string_view identifier;
        if (part["identifier"].get(identifier) != simdjson::SUCCESS) continue;
        if (!identifier.starts_with(position_begin)) continue;
        return std::string{identifier.substr(position_begin.size())};
    }
    return std::nullopt;
}

}  // namespace onrecord::corpus::archive
