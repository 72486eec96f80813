// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/keys.hpp"

#include "schema/failure.hpp"
#include "schema/sha256.hpp"
#include "server/api/access.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <sstream>
#include <utility>
#include <vector>

namespace onrecord::server::api {
namespace {

bool is_digest(std::string_view text) {
    return text.size() == 64 &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<std::uint32_t> read_rate(std::string_view text) {
    std::uint32_t rate = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, rate);
    if (error != std::errc{} || rest != end) return std::nullopt;
    return rate;
}

[[noreturn]] void wrong(const std::filesystem::path& file, std::size_t line) {
    throw schema::Failure{schema::ExitStatus::BadSettings,
                          file.string() + ", line " + std::to_string(line) +
                              ": a key is NAME SCOPES SHA256 [REQUESTS A MINUTE], such as "
                              "'desk search,export 9f86d0... 600'; scopes are search, export, "
                              "captures and admin. No key was changed."};
}

/// A line's digest and Key; nothing for a line that is none.
std::optional<std::pair<std::string, Key>> read_key(const std::vector<std::string>& words) {
    if (words.size() < 3 || words.size() > 4 || !is_digest(words[2])) return std::nullopt;
    const auto scopes = read_scopes(words[1]);
    const auto rate = words.size() == 4 ? read_rate(words[3]) : 0;
    if (!scopes || !rate) return std::nullopt;
    return std::pair{words[2], Key{words[0], *scopes, *rate}};
}

}  // namespace

std::optional<Scopes> read_scopes(std::string_view text) {
    Scopes scopes = 0;
    if (text == "none") return scopes;
    for (const std::string& name : split_list(text)) {
        const auto* const row = std::ranges::find(scope_rows, name, &ScopeRow::name);
        if (row == std::end(scope_rows)) return std::nullopt;
        scopes |= static_cast<Scopes>(row->scope);
    }
    return scopes;
}

std::vector<std::string_view> names_of(Scopes scopes) {
    std::vector<std::string_view> names;
    for (const ScopeRow& row : scope_rows) {
        if ((scopes & static_cast<Scopes>(row.scope)) != 0) names.push_back(row.name);
    }
    return names;
}

Keys::Keys(const std::filesystem::path& file) {
    // To open a FIFO is to wait for who writes it, and a device may have no end.
    std::error_code unknown;
    std::ifstream in;
    if (std::filesystem::is_regular_file(file, unknown)) in.open(file);
    if (!in.is_open()) {
        throw schema::Failure{
            schema::ExitStatus::NoInput,
            "Cannot read the keys in " + file.string() + ": give a regular file."};
    }
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        std::istringstream text{line.substr(0, line.find('#'))};
        std::vector<std::string> words;
        for (std::string word; text >> word;)
            words.push_back(std::move(word));
        if (words.empty()) continue;
        auto key = read_key(words);
        if (!key || !by_digest_.insert(std::move(*key)).second) wrong(file, number);
    }
    if (in.bad()) {
        throw schema::Failure{schema::ExitStatus::NoInput,
                              "Cannot read the keys in " + file.string() + " to their end."};
    }
}

const Key* Keys::find(std::string_view secret) const {
    // Looked up by digest, so the duration reveals nothing about the secret.
    const auto found = by_digest_.find(schema::sha256(secret));
    return found == by_digest_.end() ? nullptr : &found->second;
}

std::vector<Key> Keys::all() const {
    std::vector<Key> keys;
    for (const auto& [digest, key] : by_digest_)
        keys.push_back(key);
    std::ranges::sort(keys, {}, &Key::name);
    return keys;
}

KeyRing::KeyRing(std::filesystem::path file) : file_{std::move(file)} { reload(); }

void KeyRing::reload() {
    auto read =
        file_.empty() ? std::make_shared<const Keys>() : std::make_shared<const Keys>(file_);
    const std::lock_guard lock{mutex_};
    keys_ = std::move(read);
}

std::shared_ptr<const Keys> KeyRing::keys() const {
    const std::lock_guard lock{mutex_};
    return keys_;
}

}  // namespace onrecord::server::api
