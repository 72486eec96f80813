// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/html/roles.hpp"

#include "corpus/annotation/table.hpp"
#include "corpus/html/vocabulary.hpp"

#include <string>
#include <unordered_map>
#include <utility>

namespace onrecord::corpus::html {
namespace {

struct RoleName {
    std::string_view name;
    Role role;
};
constexpr RoleName role_names[] = {
    {"furniture", Role::Furniture},
    {"byline", Role::Byline},
    {"time", Role::Time},
    {"modified", Role::Modified},
    {"heading", Role::Heading},
    {"caption", Role::Caption},
    {"body", Role::Body},
    {"comment", Role::Comment},
    {"aside", Role::Aside},
    {"embed", Role::Embed},
    {"hidden", Role::Hidden},
    {"label", Role::Label},
    {"live", Role::Live},
    {"user", Role::User},
};

using WordRoles = std::unordered_map<std::string_view, Roles>;

const WordRoles& word_roles() {
    static const WordRoles table = [] {
        WordRoles made;
        annotation::for_each_row(vocabulary::markup_words,
                                 [&](const std::vector<std::string_view>& row, int) {
                                     for (const auto& [name, role] : role_names) {
                                         if (name == row[0]) made[row[1]].add(role);
                                     }
                                 });
        return made;
    }();
    return table;
}

bool is_letter(char letter) {
    return (letter >= 'a' && letter <= 'z') || static_cast<unsigned char>(letter) >= 0x80;
}

}  // namespace

Roles roles_of(std::string_view value) {
    constexpr std::size_t longest_value = 400;
    Roles roles;
    std::string word;
    bool was_small = false;
    const auto end_word = [&] {
        const auto found = word_roles().find(word);
        if (found != word_roles().end()) roles.add(found->second);
        word.clear();
    };
    for (const char letter : value.substr(0, longest_value)) {
        const bool is_capital = letter >= 'A' && letter <= 'Z';
        if (is_capital && was_small) end_word();
        if (is_capital) {
            word += static_cast<char>(letter - 'A' + 'a');
        } else if (is_letter(letter)) {
            word += letter;
        } else {
            end_word();
        }
        was_small = is_letter(letter);
    }
    end_word();
    return roles;
}

namespace {

Roles read_roles(const Tree& tree, NodeIndex at) {
    Roles roles;
    std::string_view left = tree[at].source;
    left.remove_prefix(tree[at].name.size());
    while (const auto attribute = take_attribute(left)) {
        if (equals_folded(attribute->name, "class") || equals_folded(attribute->name, "id")) {
            roles.add(roles_of(attribute->value));
        }
    }
    return roles;
}

}  // namespace

Roles roles_of(const Tree& tree, NodeIndex at) {
    constexpr std::uint32_t is_known = 1U << 16U;
    std::uint32_t& note = tree.note(at);
    if ((note & is_known) != 0) return Roles{static_cast<std::uint16_t>(note)};
    const Roles roles = read_roles(tree, at);
    note |= is_known | roles.bits();
    return roles;
}

}  // namespace onrecord::corpus::html
